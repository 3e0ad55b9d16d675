import type { SpaceId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { policy } from "./policy.ts";
import { wording } from "./wording.ts";

export const fourth: Space = {
  kind: "portal",
  id: "retraites" as SpaceId,
  policy,
  wording,
  colour: "#3d5a80",
};
