import { z } from "zod";
import type { JourneyId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { mailCodeAndLink } from "./mail-code-and-link.actions.ts";

export const codeAndLinkAsked = defineJob({
  name: "code-and-link-asked",
  /** `byOwner`: from a browser that signed in before. */
  payload: inSpace.extend({ journeyId: storedId<JourneyId>(), byOwner: z.boolean() }),
  keyOf: ({ journeyId }) => journeyId,
  rules: { places: 4, placesPerGroup: 4 },
  run: (ctx, { journeyId, byOwner }) => mailCodeAndLink(ctx, journeyId, byOwner),
});
