import { forgetSourceFailures } from "#account/limits.queries.ts";
import { forgetOldSessions } from "#account/sessions.queries.ts";
import { expireLetters } from "#enrolment/letters-desk.queries.ts";
import { forgetExpiredJourneys } from "#journeys/journeys.queries.ts";
import type { Context } from "./context.ts";

/** What has had its time goes, every night, one space at a time. */
export const cleanUp = (ctx: Context) =>
  ctx.db.inTransaction(async (trx) => {
    await expireLetters(trx);
    await forgetExpiredJourneys(trx);
    await forgetSourceFailures(trx);
    await forgetOldSessions(trx);
  });
