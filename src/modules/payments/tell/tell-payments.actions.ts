import { tellContacts } from "#account/contacts/tell-contacts.actions.ts";
import type { Context } from "#context.ts";
import { takeNotices } from "./notices.queries.ts";
import { paymentFailedMail, paymentMadeMail } from "./payment.mails.ts";

const batch = 100;

const mails = { paid: paymentMadeMail, rejected: paymentFailedMail };

/** Each notice leaves with its mails, in one transaction: a second run, or a second worker, finds none of them. */
export async function tellPayments(ctx: Context): Promise<void> {
  for (;;) {
    const taken = await ctx.db.inTransaction(async (trx) => {
      const notices = await takeNotices(trx, batch);
      for (const { holderId, kind, paymentId, isReached } of notices)
        if (isReached)
          await tellContacts(trx, ctx, holderId, { mail: mails[kind], props: { paymentId }, sms: null });
      return notices.length;
    });
    if (taken === 0) return;
  }
}
