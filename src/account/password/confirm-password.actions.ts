import type { MemberContext } from "#context.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { findAccount } from "../accounts.queries.ts";
import { forgetTries } from "../tries/forget-tries.queries.ts";
import { type ChangedOften, type Confirmed, takeChange } from "../tries/take-change.actions.ts";
import type { PasswordRefusal } from "../tries/tell-failure.actions.ts";
import { verifyPassword } from "./verify-password.actions.ts";

export type ConfirmRefusal = PasswordRefusal | ChangedOften;

/**
 * Checks a signed-in member's password and counts what it confirms. Failures are counted by session (ASVS V6.2.3):
 * failures of strangers must not block the member (LOG-06).
 */
export async function confirmPassword(
  ctx: MemberContext,
  typed: string,
  what?: Confirmed,
): Promise<Result<{ hash: string | null; subject: string }, ConfirmRefusal>> {
  const { accountId, holderId, sessionId, visitor } = ctx.actor;
  const judged = await verifyPassword(ctx, visitor, typed, async (trx) => ({
    tried: { session: sessionId },
    holderId,
    hash: (await findAccount(trx, accountId))?.passwordHash ?? null,
    isKnownBrowser: true,
  }));
  if (!judged.ok) return refused(judged.refusal);
  const { subject, found } = judged.value;
  const counted = await ctx.db.inTransaction(async (trx) => {
    await forgetTries(trx, visitor.source, subject);
    return takeChange(trx, ctx, holderId, what);
  });
  return counted.ok ? done({ hash: found.hash, subject }) : counted;
}
