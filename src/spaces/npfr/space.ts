import type { SpaceId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { policy } from "./policy.ts";
import { wording } from "./wording.ts";

export const npfr: Space = { kind: "portal", id: "npfr" as SpaceId, policy, wording, colour: "#b3131f" };
