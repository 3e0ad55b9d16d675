import { z } from "zod";
import type { JourneyId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { mailReset } from "./mail-reset.actions.ts";

export const resetAsked = defineJob({
  name: "reset-asked",
  /** `byOwner`: from a browser that signed in before. */
  payload: inSpace.extend({ journeyId: storedId<JourneyId>(), byOwner: z.boolean() }),
  keyOf: ({ journeyId }) => journeyId,
  rules: { places: 4, placesPerGroup: 4 },
  run: (ctx, { journeyId, byOwner }) => mailReset(ctx, journeyId, byOwner),
});
