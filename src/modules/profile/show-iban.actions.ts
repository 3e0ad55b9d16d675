import { record } from "#account/journal/journal.queries.ts";
import { type ConfirmRefusal, confirmPassword } from "#account/password/confirm-password.actions.ts";
import type { MemberContext } from "#context.ts";
import { done, type Result } from "#kernel/result.ts";
import { setIbanShown } from "./profile.queries.ts";

/** Shows the IBAN in full to this session, once the password confirms who asks. The journal keeps it. */
export async function showIban(ctx: MemberContext, password: string): Promise<Result<null, ConfirmRefusal>> {
  const { holderId, sessionId } = ctx.actor;
  const confirmed = await confirmPassword(ctx, password, "displays");
  if (!confirmed.ok) return confirmed;
  return ctx.db.inTransaction(async (trx) => {
    await setIbanShown(trx, sessionId, true);
    await record(trx, holderId, "iban_shown", ctx.actor);
    return done(null);
  });
}

export const maskIbanAgain = ({ db, actor }: MemberContext) =>
  db.inTransaction((trx) => setIbanShown(trx, actor.sessionId, false));
