import { forgetOldAlarms } from "#account/alarms.queries.ts";
import { forgetIdleAttempts } from "#account/attempts.queries.ts";
import { forgetOldBudgets } from "#account/budgets.queries.ts";
import { forgetFactorsOfClosedAccounts } from "#account/factors/closed-accounts.queries.ts";
import { forgetExpiredChallenges } from "#account/factors/passkey-challenges.queries.ts";
import { forgetUnprovenTotp } from "#account/factors/totp.queries.ts";
import { forgetFormerPasswords } from "#account/former-passwords.queries.ts";
import { forgetOldEvents } from "#account/journal.queries.ts";
import { forgetOldBrowsers } from "#account/known-browsers.queries.ts";
import { forgetSources } from "#account/limits.queries.ts";
import { forgetOldSessions } from "#account/sessions.queries.ts";
import { forgetSpentChallenges } from "#captcha/captcha.queries.ts";
import { asksAgainAfter } from "#enrolment/asking-again.rules.ts";
import { expireLetters, forgetSecrets } from "#enrolment/letters-desk.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { forgetOldMails } from "#infra/mail/mail.queries.ts";
import { forgetOldSms } from "#infra/sms/sms.queries.ts";
import { forgetOldCodes } from "#journeys/codes.queries.ts";
import { forgetOldDecoys } from "#journeys/decoys.queries.ts";
import { forgetExpiredJourneys } from "#journeys/journeys.queries.ts";
import { forgetOldLinks } from "#journeys/links.queries.ts";
import { forgetOldPostRequests } from "#journeys/post-requests.queries.ts";
import type { Context } from "./context.ts";

/** What has had its time goes, every night, one space at a time: each by itself, so that none holds up another. */
export async function cleanUp(ctx: Context) {
  const chores: ((trx: SpaceTransaction) => Promise<unknown>)[] = [
    expireLetters,
    forgetSecrets,
    forgetExpiredJourneys,
    forgetSources,
    forgetOldAlarms,
    forgetOldSessions,
    forgetOldEvents,
    forgetOldLinks,
    forgetOldCodes,
    forgetOldBudgets,
    forgetOldDecoys,
    forgetOldMails,
    forgetOldSms,
    forgetOldBrowsers,
    forgetSpentChallenges,
    forgetExpiredChallenges,
    forgetUnprovenTotp,
    forgetFactorsOfClosedAccounts,
    (trx) => forgetOldPostRequests(trx, asksAgainAfter(ctx.space.policy.letters)),
    (trx) => forgetIdleAttempts(trx, ctx.space.policy.lock),
    (trx) => forgetFormerPasswords(trx, ctx.space.policy.password.history),
  ];
  for (const chore of chores) await ctx.db.inTransaction(chore);
}
