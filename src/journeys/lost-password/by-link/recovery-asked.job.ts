import { z } from "zod";
import type { JourneyId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { mailRecoveryLink } from "./mail-recovery-link.actions.ts";

export const recoveryAsked = defineJob({
  name: "recovery-asked",
  /** `browser`: hash of the cookie of one that signed in before, compared once the account is known. */
  payload: inSpace.extend({ journeyId: storedId<JourneyId>(), browser: z.string().nullable() }),
  keyOf: ({ journeyId }) => journeyId,
  rules: { places: 4, placesPerGroup: 4 },
  run: (ctx, { journeyId, browser }) => mailRecoveryLink(ctx, journeyId, browser),
});
