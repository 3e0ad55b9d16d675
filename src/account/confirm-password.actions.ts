import type { Context } from "#context.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findAccount } from "./accounts.queries.ts";
import { forgetAttempts } from "./attempts.queries.ts";
import { forgiveSource } from "./limits.queries.ts";
import type { Session } from "./sessions.queries.ts";
import { type PasswordRefusal, verifyPassword } from "./verify-password.actions.ts";

/**
 * Judges the present password of who is signed in. Failures are counted on the session (ASVS V6.2.3): those that
 * strangers make elsewhere must not keep members from changing what is theirs (LOG-06). Gives the hash it was judged
 * by, and whose tries they were.
 */
export async function confirmPassword(
  ctx: Context,
  visitor: Visitor,
  session: Session,
  typed: string,
): Promise<Result<{ hash: string | null; subject: string }, PasswordRefusal>> {
  const judged = await verifyPassword(ctx, visitor, typed, async (trx) => ({
    tried: { session: session.id },
    holderId: session.holderId,
    hash: (await findAccount(trx, session.accountId))?.passwordHash ?? null,
    isKnownBrowser: true,
  }));
  if (!judged.ok) return refused(judged.refusal);
  const { subject, found } = judged.value;
  await ctx.db.inTransaction(async (trx) => {
    await forgetAttempts(trx, subject);
    await forgiveSource(trx, visitor.source, subject);
  });
  return done({ hash: found.hash, subject });
}
