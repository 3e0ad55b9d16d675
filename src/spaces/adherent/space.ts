import type { SpaceId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { policy } from "./policy.ts";
import { wording } from "./wording.ts";

export const adherent: Space = {
  kind: "portal",
  id: "adherent" as SpaceId,
  policy,
  wording,
  colour: "#0b6159",
};
