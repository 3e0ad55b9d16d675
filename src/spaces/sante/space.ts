import type { SpaceId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { policy } from "./policy.ts";
import { wording } from "./wording.ts";

export const sante: Space = { kind: "portal", id: "sante" as SpaceId, policy, wording, colour: "#17579f" };
