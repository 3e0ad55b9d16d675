import type { Context } from "#context.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findAccount } from "../accounts.queries.ts";
import type { Session } from "../sessions/sessions.queries.ts";
import { forgetAttempts } from "../tries/attempts.queries.ts";
import { forgiveSource } from "../tries/limits.queries.ts";
import { type ChangedOften, takeChange } from "../tries/take-change.actions.ts";
import type { PasswordRefusal } from "../tries/tell-failure.actions.ts";
import { verifyPassword } from "./verify-password.actions.ts";

/** Why a change was not confirmed. */
export type ConfirmRefusal = PasswordRefusal | ChangedOften;

/**
 * Judges the present password of who is signed in, and counts the change that it confirms. Failures are counted on the
 * session (ASVS V6.2.3): those that strangers make elsewhere must not keep members from changing what is theirs (LOG-06).
 * Gives the hash it was judged by, and whose tries they were.
 */
export async function confirmPassword(
  ctx: Context,
  visitor: Visitor,
  session: Session,
  typed: string,
): Promise<Result<{ hash: string | null; subject: string }, ConfirmRefusal>> {
  const judged = await verifyPassword(ctx, visitor, typed, async (trx) => ({
    tried: { session: session.id },
    holderId: session.holderId,
    hash: (await findAccount(trx, session.accountId))?.passwordHash ?? null,
    isKnownBrowser: true,
  }));
  if (!judged.ok) return refused(judged.refusal);
  const { subject, found } = judged.value;
  const counted = await ctx.db.inTransaction(async (trx) => {
    await forgetAttempts(trx, subject);
    await forgiveSource(trx, visitor.source, subject);
    return takeChange(trx, ctx, session.holderId);
  });
  return counted.ok ? done({ hash: found.hash, subject }) : counted;
}
