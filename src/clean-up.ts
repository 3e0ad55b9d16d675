import { forgetOldEvents } from "#account/journal.queries.ts";
import { forgetSourceFailures } from "#account/limits.queries.ts";
import { forgetOldSessions } from "#account/sessions.queries.ts";
import { expireLetters } from "#enrolment/letters-desk.queries.ts";
import { forgetOldMails } from "#infra/mail/mail.queries.ts";
import { forgetExpiredJourneys } from "#journeys/journeys.queries.ts";
import { forgetOldLinks } from "#journeys/links.queries.ts";
import type { Context } from "./context.ts";

/** What has had its time goes, every night, one space at a time. */
export const cleanUp = (ctx: Context) =>
  ctx.db.inTransaction(async (trx) => {
    await expireLetters(trx);
    await forgetExpiredJourneys(trx);
    await forgetSourceFailures(trx);
    await forgetOldSessions(trx);
    await forgetOldEvents(trx);
    await forgetOldLinks(trx);
    await forgetOldMails(trx);
  });
