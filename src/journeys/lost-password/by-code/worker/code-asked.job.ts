import type { JourneyId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { sendCode } from "./send-code.actions.ts";

export const codeAsked = defineJob({
  name: "code-asked",
  payload: inSpace.extend({ journeyId: storedId<JourneyId>() }),
  keyOf: ({ journeyId }) => journeyId,
  rules: { places: 4, placesPerGroup: 4 },
  run: (ctx, { journeyId }) => sendCode(ctx, journeyId),
});
