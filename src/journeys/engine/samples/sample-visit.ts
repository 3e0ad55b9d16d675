import type { Space } from "#spaces/space.ts";
import type { StepView } from "../step.ts";

/** What a page of a journey is drawn from. */
export const sampleVisit = (space: Space): StepView => ({
  space,
  home: `/${space.id}`,
  csrf: "sample",
  announcement: undefined,
  captcha: null,
});
