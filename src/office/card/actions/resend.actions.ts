import { findHolderOfMail } from "#account/contacts/resend.queries.ts";
import { type ResendRefusal, resendMail } from "#account/contacts/resend-mail.actions.ts";
import { appendAudit } from "#audit/append-audit.ts";
import type { MailId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Acting, Because } from "../acting.ts";

/** Sends a mail of this holder once more, to the address that it went to. */
export const resendToHolder = (
  ctx: Acting,
  { holderId, reason }: Because,
  id: MailId,
): Promise<Result<null, ResendRefusal>> =>
  ctx.db.allOrNothing<null, ResendRefusal>(async (trx) => {
    if ((await findHolderOfMail(trx, id)) !== holderId) return refused({ kind: "nobody" });
    const sent = await resendMail(trx, ctx, id);
    if (!sent.ok) return sent;
    const effect = { mail: id, copy: sent.value };
    await appendAudit(trx, ctx, { kind: "mail_resent", holderId, reason, effect });
    return done(null);
  });
