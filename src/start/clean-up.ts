import { forgetOldAlarms } from "#account/crowds/alarms.queries.ts";
import { forgetOldBudgets } from "#account/crowds/budgets.queries.ts";
import { forgetFactorsOfClosedAccounts } from "#account/factors/closed-accounts.queries.ts";
import { forgetExpiredChallenges } from "#account/factors/passkeys/passkey-challenges.queries.ts";
import { forgetUnprovenTotp } from "#account/factors/totp/totp.queries.ts";
import { forgetOldEvents } from "#account/journal/journal.queries.ts";
import { forgetFormerPasswords } from "#account/password/former-passwords.queries.ts";
import { forgetOldBrowsers } from "#account/sessions/known-browsers.queries.ts";
import { forgetOldSessions } from "#account/sessions/sessions.queries.ts";
import { forgetIdleAttempts } from "#account/tries/attempts.queries.ts";
import { forgetSources } from "#account/tries/limits.queries.ts";
import { forgetSpentChallenges } from "#captcha/captcha.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { forgetOldMails } from "#infra/mail/mail.queries.ts";
import { forgetOldSms } from "#infra/sms/sms.queries.ts";
import { forgetExpiredJourneys } from "#journeys/engine/journeys.queries.ts";
import { forgetOldCodes } from "#journeys/proofs/code/codes.queries.ts";
import { forgetOldDecoys } from "#journeys/proofs/decoy/decoys.queries.ts";
import { forgetOldPostRequests } from "#journeys/proofs/letter/post-requests.queries.ts";
import { forgetOldLinks } from "#journeys/proofs/link/links.queries.ts";
import { minutes } from "#kernel/duration.ts";
import { asksAgainAfter } from "#letters/asking-again.rules.ts";
import { expireLetters, forgetSecrets } from "#letters/desk/letters-desk.queries.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import type { Subject } from "#subject/subject.ts";
import type { Context } from "../context.ts";

export const night: Subject = {
  jobs: [
    defineJob({
      name: "clean-up",
      payload: inSpace,
      rules: { places: 1, placesPerGroup: 1, longestTry: minutes(10) },
      cron: "30 3 * * *",
      run: cleanUp,
    }),
  ],
};

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
