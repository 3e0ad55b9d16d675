import { findAccountByAddress, rehash } from "#account/accounts.queries.ts";
import { forgetAttempts } from "#account/attempts.queries.ts";
import { record } from "#account/journal.queries.ts";
import { isKnownBrowser, rememberBrowser } from "#account/known-browsers.queries.ts";
import { startSession } from "#account/sessions.queries.ts";
import { hashToken, newToken } from "#account/token.ts";
import { type Candidate, type PasswordRefusal, verifyPassword } from "#account/verify-password.actions.ts";
import type { Context, Visitor } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { done, type Result } from "#kernel/result.ts";
import { addressKey } from "#kernel/text.ts";

/** Who has shown the right password, and what is still to be written of it. */
export type RecognisedAccount = {
  accountId: AccountId;
  holderId: HolderId;
  /** The tries to forget. */
  subject: string;
  /** The cookie value of the browser, when it is known to this account. */
  browser: string | null;
};

type Found = Candidate & { accountId: AccountId | null; holderId: HolderId | null };

/** Judges e-mail and password. Beyond its locks and limits it writes nothing of a success: `openSession` does. */
export async function recogniseAccount(
  ctx: Context,
  visitor: Visitor,
  typed: { email: string; password: string },
  browser: string | null,
): Promise<Result<RecognisedAccount, PasswordRefusal>> {
  const verdict = await verifyPassword(ctx, visitor.source, typed.password, (trx) =>
    findCandidate(trx, typed.email, browser),
  );
  if (!verdict.ok) return verdict;
  const { found, subject, outdated } = verdict.value;
  const { accountId, holderId, passwordHash } = found;
  if (!accountId || !holderId || !passwordHash) throw new Error("a password was right for nobody");
  if (outdated) {
    const renewed = await ctx.passwords.hash(typed.password);
    await ctx.db.inTransaction((trx) => rehash(trx, accountId, passwordHash, renewed));
  }
  return done({ accountId, holderId, subject, browser: found.isKnownBrowser ? browser : null });
}

async function findCandidate(trx: SpaceTransaction, email: string, browser: string | null): Promise<Found> {
  const account = await findAccountByAddress(trx, email);
  const browserHash = browser ? hashToken(browser) : null;
  if (!account) {
    const tried = { unknown: addressKey(email) };
    return { tried, passwordHash: null, isKnownBrowser: false, accountId: null, holderId: null };
  }
  const isKnown = browserHash !== null && (await isKnownBrowser(trx, account.id, browserHash));
  return {
    tried: isKnown ? { browser: browserHash, account: account.id } : { holder: account.holderId },
    passwordHash: account.passwordHash,
    isKnownBrowser: isKnown,
    accountId: account.id,
    holderId: account.holderId,
  };
}

/** Opens the session: a new token at each sign-in (LOG-16). Gives the values of both cookies. */
export async function openSession(
  trx: SpaceTransaction,
  visitor: Visitor,
  recognised: RecognisedAccount,
): Promise<{ session: string; browser: string }> {
  const { accountId, holderId } = recognised;
  const browser = recognised.browser ?? newToken().value;
  await forgetAttempts(trx, recognised.subject);
  await rememberBrowser(trx, accountId, hashToken(browser));
  await record(trx, holderId, "signed_in", visitor);
  return { session: await startSession(trx, accountId, visitor), browser };
}
