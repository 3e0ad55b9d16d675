import { findAccountForBrowser, rehash } from "#account/accounts.queries.ts";
import { openSession } from "#account/open-session.queries.ts";
import { hashToken } from "#account/token.ts";
import { type Candidate, type PasswordRefusal, verifyPassword } from "#account/verify-password.actions.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import type { AccountId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { addressKey } from "#kernel/text.ts";
import type { Visitor } from "#kernel/visitor.ts";

type Found = Candidate & { accountId: AccountId | null };

/** Judges e-mail and password, and opens the session. Gives the values of both cookies. */
export async function enter(
  ctx: Context,
  visitor: Visitor,
  typed: { email: string; password: string },
  browser: string | null,
): Promise<Result<{ session: string; browser: string }, PasswordRefusal>> {
  const verdict = await verifyPassword(ctx, visitor, typed.password, (trx) =>
    findCandidate(trx, typed.email, browser),
  );
  if (!verdict.ok) return verdict;
  const { found, subject, outdated } = verdict.value;
  const { accountId, holderId, passwordHash } = found;
  if (!accountId || !holderId || !passwordHash) throw new Error("a password was right for nobody");
  const judgedHash = outdated ? await renewHash(ctx, accountId, passwordHash, typed.password) : passwordHash;
  const known = found.isKnownBrowser ? browser : null;
  const opening = { accountId, holderId, judgedHash, subject, browser: known, event: "signed_in" } as const;
  const opened = await ctx.db.inTransaction((trx) => openSession(trx, visitor, opening));
  if (opened) return done(opened);
  // The password was replaced while the old one was being judged: the old one is wrong now.
  const { tries, durations } = ctx.space.policy.lock;
  return refused({ kind: "wrong", left: tries - 1, next: durations[0] });
}

/** The same password under today's parameters, if there is room to hash it now; gives the hash that stands. */
async function renewHash(ctx: Context, id: AccountId, former: string, password: string): Promise<string> {
  try {
    const renewed = await ctx.passwords.hash(password);
    const written = await ctx.db.inTransaction((trx) => rehash(trx, id, former, renewed));
    return written ? renewed : former;
  } catch (error) {
    if (error instanceof HashingBusy) return former;
    throw error;
  }
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
