import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { giveBackAttempt, subjectOf, type Tried, takeAttempt } from "./attempts.queries.ts";
import { countSourceFailure, isBeyondLimits } from "./limits.queries.ts";

/** Whom a password is tried on. Nobody there has no hash, and takes the same time. */
export type Candidate = { tried: Tried; passwordHash: string | null; isKnownBrowser: boolean };

/** `locked.until` is `null` when only recovery lifts the lock. */
export type PasswordRefusal =
  | { kind: "wrong"; left: number }
  | { kind: "locked"; until: Date | null }
  | { kind: "too_many" };

/**
 * Judges a password: looks the candidate up, takes a try, hashes, in that order, alike whether anybody is
 * there. Limits by source and overall do not hold a browser that signed in before. On success the caller
 * forgets the tries of `subject` in the transaction that acts on it.
 */
export async function verifyPassword<Found extends Candidate>(
  ctx: Context,
  source: string,
  password: string,
  find: (trx: SpaceTransaction) => Promise<Found>,
): Promise<Result<{ found: Found; subject: string; outdated: boolean }, PasswordRefusal>> {
  const { lock, limits } = ctx.space.policy;
  const { found, subject, attempt } = await ctx.db.inTransaction(async (trx) => {
    const found = await find(trx);
    const subject = subjectOf(ctx.keys, found.tried);
    const barred = !found.isKnownBrowser && (await isBeyondLimits(trx, source, limits));
    return { found, subject, attempt: barred ? null : await takeAttempt(trx, subject, lock) };
  });
  if (!attempt) return refused({ kind: "too_many" });
  if (!attempt.allowed) return refused({ kind: "locked", until: attempt.until });
  const verdict = await verifyOrGiveBack(ctx, subject, found.passwordHash, password);
  if (verdict.ok) return done({ found, subject, outdated: verdict.value.outdated });
  await ctx.db.inTransaction((trx) => countSourceFailure(trx, source, subject));
  if (attempt.until) return refused({ kind: "locked", until: attempt.until });
  return refused({ kind: "wrong", left: attempt.left });
}

async function verifyOrGiveBack(ctx: Context, subject: string, stored: string | null, password: string) {
  try {
    return await ctx.passwords.verify(stored, password);
  } catch (error) {
    // A try that was never judged is not held against anybody.
    if (error instanceof HashingBusy) await ctx.db.inTransaction((trx) => giveBackAttempt(trx, subject));
    throw error;
  }
}
