import { findAccount, findAccountByAddress } from "#account/accounts.queries.ts";
import { type Asker, type AskRefusal, admitAsk } from "#account/crowds/admit-ask.actions.ts";
import { record } from "#account/journal/journal.queries.ts";
import { setPassword } from "#account/password/set-password.actions.ts";
import { hasSignedIn } from "#account/sessions/known-browsers.queries.ts";
import { hashToken } from "#account/sessions/token.ts";
import type { Lock } from "#account/tries/attempts.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeFromQuota } from "#account/tries/take-from-quota.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { isMailWaiting } from "#infra/mail/mail.queries.ts";
import { asVisitor } from "#kernel/actor.ts";
import { hours } from "#kernel/duration.ts";
import type { AccountId, HolderId, JourneyId } from "#kernel/ids.ts";
import { done, type Result } from "#kernel/result.ts";
import { addressKey } from "#kernel/text/text.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { isOvertaken, readJourney } from "../../engine/journeys.queries.ts";
import { keptIn } from "../../engine/kept-data.ts";
import { linkRecovery } from "../../proofs/link/link-recovery.journey.ts";
import { issueLink, killLinks } from "../../proofs/link/links.queries.ts";
import { mailTurn } from "../../proofs/mail-turn.actions.ts";
import { isServed } from "../../served.rules.ts";

/** Counts an ask for a link against where it comes from, alike for known and unknown (REC-10). */
export const admitRecoveryAsk = (
  { ctx, ...asker }: Asker & { ctx: Context },
  email: string,
): Promise<Result<null, AskRefusal>> =>
  ctx.db.allOrNothing((trx) =>
    admitAsk(trx, ctx, asker, subjectOf(ctx.keys, { recovery: addressKey(email) })),
  );

type Asking = { ctx: Context; journeyId: JourneyId; knownBrowser: string | null };

/**
 * Tells the worker that a link was asked for. Counted on the journey, alike for known and unknown addresses: the
 * quota of the holder is for the worker to look at (REC-11).
 */
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
  await ctx.outbox.enqueue(trx, "recovery-asked", { space: ctx.space.id, journeyId, browser });
  return done(null);
}

/**
 * The worker's part of a recovery that was asked: if an account has that address, its link is mailed to the
 * address on the account, to the byte (REC-03), at most so many times an hour (REC-10). A browser that signed in before
 * has as many of its own: strangers who ask in its owner's place do not keep the mail from them (LOG-06).
 */
export async function mailRecoveryLink(
  ctx: Context,
  journeyId: JourneyId,
  browser: string | null,
): Promise<void> {
  await ctx.db.inTransaction(async (trx) => {
    const row = await readJourney(trx, journeyId);
    const asked = keptIn(linkRecovery, "mail_sent", row);
    if (!asked || !isServed(linkRecovery, "mail_sent", ctx.space.policy)) return;
    const { email, visitor } = asked;
    const account = await findAccountByAddress(trx, ctx.space, email);
    if (!account?.email) return;
    const { holderId } = account;
    const isTooOften = (await mailTurn(trx, ctx, holderId, "recovery")) !== null;
    // A link followed meanwhile has proven what another must not renew.
    if ((await readJourney(trx, journeyId))?.state !== "mail_sent") return;
    // A double click is one wish: the mail that has not left yet will do.
    if (await isMailWaiting(trx, holderId, "recovery")) return;
    if (isTooOften && !(await mayHaveOneMore(trx, ctx, holderId, browser))) return;
    const link = { purpose: "recovery", holderId, journeyId, addressKey: addressKey(account.email) } as const;
    const linkId = await issueLink(trx, link, ctx.space.policy.lifetimes.link);
    await record(trx, holderId, "recovery_asked", asVisitor(visitor));
    await ctx.outbox.sendMail(trx, {
      kind: "recovery",
      recipient: account.email,
      holderId,
      props: { linkId },
    });
  });
}

async function mayHaveOneMore(
  trx: SpaceTransaction,
  { keys, space }: Context,
  holderId: HolderId,
  browser: string | null,
): Promise<boolean> {
  if (!browser) return false;
  const tokenHash = Buffer.from(browser, "base64url");
  if (!(await hasSignedIn(trx, holderId, tokenHash))) return false;
  const quota = { most: space.policy.mail.perHolderAndHour, during: hours(1) };
  return (await takeFromQuota(trx, subjectOf(keys, { links_for: tokenHash }), quota)).ok;
}

/**
 * Replaces a lost password: every session and link ends, the locks are lifted, the holder is told. False, and nothing
 * done, when another one was chosen since the journey began.
 */
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
