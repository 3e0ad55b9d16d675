import type { Space } from "#spaces/space.ts";
import type { StepView } from "../step.ts";

export const sampleVisit = (space: Space): StepView => ({
  space,
  home: `/${space.id}`,
  csrf: "sample",
  announcement: undefined,
  captcha: null,
});
