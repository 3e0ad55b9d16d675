import type { Context } from "#context.ts";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import { renewalDueMail } from "./renewal.mails.ts";
import { takeDueRenewals } from "./renewal.queries.ts";

/** Accounts told of in one transaction. */
const batch = 100;

/**
 * Advises by one mail whoever has had the same password for long, whatever the number of workers at once; never
 * a lock. Gives how many mails were written.
 */
export async function mailRenewals(ctx: Context): Promise<number> {
  const rule = ctx.space.policy.renewal;
  if (!rule) return 0;
  let written = 0;
  for (;;) {
    const told = await ctx.db.inTransaction(async (trx) => {
      const due = await takeDueRenewals(trx, rule, batch);
      for (const { recipient, holderId, ...holder } of due) {
        const props = { firstName: greetedAs(holder) };
        await ctx.outbox.sendMail(trx, { kind: renewalDueMail, recipient, holderId, props });
      }
      return due.length;
    });
    written += told;
    if (told === 0) return written;
  }
}
