import type { Context } from "#context.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findAccount } from "./accounts.queries.ts";
import { forgetAttempts } from "./attempts.queries.ts";
import type { Session } from "./sessions.queries.ts";
import { type PasswordRefusal, verifyPassword } from "./verify-password.actions.ts";

/**
 * Judges the present password of whoever is signed in, a failure being counted as any other (ASVS V6.2.3).
 * Gives the hash it was judged by, and whose tries they were.
 */
export async function confirmPassword(
  ctx: Context,
  visitor: Visitor,
  session: Session,
  typed: string,
): Promise<Result<{ hash: string | null; subject: string }, PasswordRefusal>> {
  const judged = await verifyPassword(ctx, visitor, typed, async (trx) => ({
    tried: { holder: session.holderId },
    holderId: session.holderId,
    passwordHash: (await findAccount(trx, session.accountId))?.passwordHash ?? null,
    isKnownBrowser: true,
  }));
  if (!judged.ok) return refused(judged.refusal);
  const { subject, found } = judged.value;
  await ctx.db.inTransaction((trx) => forgetAttempts(trx, subject));
  return done({ hash: found.passwordHash, subject });
}
