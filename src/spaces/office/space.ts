import type { SpaceId } from "#kernel/ids.ts";
import type { Space } from "../space.ts";
import { settings } from "./office-sample.ts";

/**
 * The back office of the installation. Its holders are the members of staff, so that their accounts, factors, locks and
 * sessions are those of everybody, apart from those of the portals (docs/decisions/0058).
 */
export const office: Space = { kind: "office", id: "gestion" as SpaceId, ...settings };
