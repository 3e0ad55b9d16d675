import { findAccountForBrowser, rehash } from "#account/accounts.queries.ts";
import type { Opening } from "#account/open-session.queries.ts";
import { hashToken } from "#account/token.ts";
import { type Candidate, type PasswordRefusal, verifyPassword } from "#account/verify-password.actions.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId } from "#kernel/ids.ts";
import { done, type Result } from "#kernel/result.ts";
import { addressKey } from "#kernel/text.ts";
import type { Visitor } from "#kernel/visitor.ts";

type Found = Candidate & { accountId: AccountId | null };

/** Judges e-mail and password. Beyond its locks and limits it writes nothing of a success: `openSession` does. */
export async function recogniseAccount(
  ctx: Context,
  visitor: Visitor,
  typed: { email: string; password: string },
  browser: string | null,
): Promise<Result<Opening, PasswordRefusal>> {
  const verdict = await verifyPassword(ctx, visitor, typed.password, (trx) =>
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
  const known = found.isKnownBrowser ? browser : null;
  return done({ accountId, holderId, subject, browser: known, event: "signed_in" });
}

async function findCandidate(trx: SpaceTransaction, email: string, browser: string | null): Promise<Found> {
  const tokenHash = browser ? hashToken(browser) : null;
  const account = await findAccountForBrowser(trx, email, tokenHash);
  if (!account) {
    const tried = { unknown: addressKey(email) };
    return { tried, passwordHash: null, isKnownBrowser: false, accountId: null, holderId: null };
  }
  const { id: accountId, holderId, passwordHash } = account;
  const isKnownBrowser = tokenHash !== null && Boolean(account.isKnownBrowser);
  const tried = isKnownBrowser ? { browser: tokenHash, account: accountId } : { holder: holderId };
  return { tried, passwordHash, isKnownBrowser, accountId, holderId };
}
