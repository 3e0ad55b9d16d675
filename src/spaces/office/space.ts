import type { SpaceId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { policy } from "./policy.ts";
import { wording } from "./wording.ts";

/**
 * The back office of the installation. Its holders are the members of staff, so that their accounts, factors, locks and
 * sessions are those of everybody, apart from those of the portals (docs/decisions/0058).
 */
export const office: Space = { kind: "office", id: "gestion" as SpaceId, policy, wording, colour: "#1f3a4d" };
