import type { JourneyId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { askLetter } from "./ask-letter.actions.ts";

export const letterAsked = defineJob({
  name: "letter-asked",
  payload: inSpace.extend({ journeyId: storedId<JourneyId>() }),
  keyOf: ({ journeyId }) => journeyId,
  run: (ctx, { journeyId }) => askLetter(ctx, journeyId),
});
