import { readTotpCode, stepOf } from "#account/factors/totp/totp.ts";
import { forgetAttempts, type Lock, settleAttempt } from "#account/tries/attempts.queries.ts";
import { byLock } from "#account/tries/counting.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeTry } from "#account/tries/take-try.queries.ts";
import type { Context } from "#context.ts";
import type { Duration } from "#kernel/duration.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Invitation } from "../invitations.queries.ts";

export type CodeRefusal =
  | { kind: "wrong"; left: number; next: Duration }
  | { kind: "locked"; lock: Lock | null };

/** Counts the try before it judges the first code of the application. Returns the step of the code. */
export const judgeFirstCode = (
  ctx: Context,
  { id, now }: Invitation,
  secret: Buffer,
  typed: string,
): Promise<Result<number, CodeRefusal>> =>
  ctx.db.inTransaction(async (trx) => {
    const subject = subjectOf(ctx.keys, { invitation: id });
    const attempt = await takeTry(trx, subject, byLock(ctx.space.policy.lock));
    if (attempt.kind !== "taken") return refused({ kind: "locked", lock: attempt.lock });
    const step = stepOf(secret, readTotpCode(typed) ?? "", now);
    if (step !== null) {
      await forgetAttempts(trx, subject);
      return done(step);
    }
    await settleAttempt(trx, subject);
    if (attempt.lock) return refused({ kind: "locked", lock: attempt.lock });
    return refused({ kind: "wrong", left: attempt.left, next: attempt.next });
  });
