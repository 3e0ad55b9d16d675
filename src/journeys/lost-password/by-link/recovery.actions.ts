import { findAccount } from "#account/accounts.queries.ts";
import { type Asker, type AskRefusal, admitAsk } from "#account/crowds/admit-ask.actions.ts";
import { record } from "#account/journal/journal.queries.ts";
import { killLinks } from "#account/kill-links.queries.ts";
import { setPassword } from "#account/password/set-password.actions.ts";
import { hashToken } from "#account/sessions/token.ts";
import type { Lock } from "#account/tries/attempts.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeFromQuota } from "#account/tries/take-from-quota.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asVisitor } from "#kernel/actor.ts";
import { hours } from "#kernel/duration.ts";
import type { AccountId, HolderId, JourneyId } from "#kernel/ids.ts";
import { done, type Result } from "#kernel/result.ts";
import { addressKey } from "#kernel/text/text.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { isOvertaken } from "../../engine/journeys.queries.ts";
import { recoveryAsked } from "./recovery-asked.job.ts";

/** Counted by source, for known and unknown addresses alike (REC-10). */
export const admitRecoveryAsk = (
  { ctx, ...asker }: Asker & { ctx: Context },
  email: string,
): Promise<Result<null, AskRefusal>> =>
  ctx.db.allOrNothing((trx) =>
    admitAsk(trx, ctx, asker, subjectOf(ctx.keys, { recovery: addressKey(email) })),
  );

type Asking = { ctx: Context; journeyId: JourneyId; knownBrowser: string | null };

/** Queues a job. Counted by journey, for any address: the worker checks the holder's quota (REC-11). */
export async function askRecovery(
  trx: SpaceTransaction,
  { ctx, journeyId, knownBrowser }: Asking,
): Promise<Result<null, Lock | null>> {
  const { perHolderAndHour, perHolderAndDay } = ctx.space.policy.mail;
  const quotas = [
    [{ asked_in_hour: journeyId }, { most: perHolderAndHour, during: hours(1) }],
    [{ asked_in_day: journeyId }, { most: perHolderAndDay, during: hours(24) }],
  ] as const;
  for (const [counted, quota] of quotas) {
    const taken = await takeFromQuota(trx, subjectOf(ctx.keys, counted), quota);
    if (!taken.ok) return taken;
  }
  const browser = knownBrowser && hashToken(knownBrowser).toString("base64url");
  await ctx.outbox.enqueue(trx, recoveryAsked, { space: ctx.space.id, journeyId, browser });
  return done(null);
}

/** Ends every session and link, lifts locks, notifies the holder. False: a password was chosen since the start. */
export async function recoverPassword(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  recovering: { journeyId: JourneyId; accountId: AccountId; holderId: HolderId },
  passwordHash: string,
): Promise<boolean> {
  await lockHolder(trx, recovering.holderId);
  if (await isOvertaken(trx, recovering.journeyId, recovering.holderId)) return false;
  const account = await findAccount(trx, recovering.accountId);
  if (!account || !(await setPassword(trx, ctx, recovering, account.passwordHash, passwordHash))) {
    throw new Error("the account was closed, or changed, under the lock of its holder");
  }
  await killLinks(trx, recovering.holderId);
  await record(trx, recovering.holderId, "password_recovered", asVisitor(visitor));
  return true;
}
