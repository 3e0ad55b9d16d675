import type { MemberContext } from "#context.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { openSession } from "../sessions/open-session.queries.ts";
import { endSession } from "../sessions/sessions.queries.ts";
import { type ConfirmRefusal, confirmPassword } from "./confirm-password.actions.ts";
import { hashNewPassword } from "./new-password.actions.ts";
import { setPassword } from "./set-password.actions.ts";

export type PasswordChange = { current_password: string; password: string; password_confirmation: string };

/** A wrong current password counts as any other failure (ASVS V6.2.3). */
export type ChangeRefusal =
  | { kind: "current"; refusal: ConfirmRefusal }
  | { kind: "new"; errors: FieldErrors };

/** Ends every session, including this one, and opens another with a new token. Returns the values of both cookies. */
export async function changePassword(
  ctx: MemberContext,
  typed: PasswordChange,
): Promise<Result<{ session: string; browser: string }, ChangeRefusal>> {
  const { accountId, holderId, sessionId, visitor } = ctx.actor;
  const current = await confirmPassword(ctx, typed.current_password);
  if (!current.ok) return refused({ kind: "current", refusal: current.refusal });
  const { hash, subject } = current.value;
  const hashed = await hashNewPassword(ctx, holderId, typed);
  if (!hashed.ok) return refused({ kind: "new", errors: hashed.refusal });
  return ctx.db.allOrNothing(async (trx) => {
    await lockHolder(trx, holderId);
    const { tries, durations } = ctx.space.policy.lock;
    const overtaken = refused({
      kind: "current",
      refusal: { kind: "wrong", left: tries, next: durations[0], mayBeBarred: false },
    } as const);
    if (!hash || !(await endSession(trx, accountId, sessionId))) return overtaken;
    if (!(await setPassword(trx, ctx, { accountId, holderId }, hash, hashed.value))) return overtaken;
    const event = "password_changed";
    const opened = await openSession(trx, visitor, {
      accountId,
      holderId,
      judgedHash: hashed.value,
      subject,
      browser: null,
      event,
      unlessFactor: false,
    });
    return opened ? done(opened) : overtaken;
  });
}
