import { findHolderOfMail } from "#account/contacts/resend.queries.ts";
import { type ResendRefusal, resendMail } from "#account/contacts/resend-mail.actions.ts";
import { appendAudit } from "#audit/append-audit.ts";
import type { StaffContext } from "#context.ts";
import type { MailId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";

/** Staff send a mail of the log once more. Returns the new mail. */
export const sendAgain = (ctx: StaffContext, id: MailId): Promise<Result<MailId, ResendRefusal>> =>
  ctx.db.allOrNothing(async (trx) => {
    const sent = await resendMail(trx, ctx, id);
    if (!sent.ok) return sent;
    const holderId = await findHolderOfMail(trx, id);
    await appendAudit(trx, ctx, {
      kind: "mail_resent",
      ...(holderId ? { holderId } : {}),
      effect: { mail: id, copy: sent.value },
    });
    return sent;
  });
