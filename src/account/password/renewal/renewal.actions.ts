import type { Context } from "#context.ts";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import { takeDueRenewals } from "./renewal.queries.ts";

const batch = 100;

/** Mails each holder with an old password once, whatever the number of workers. Returns the number of mails. */
export async function mailRenewals(ctx: Context): Promise<number> {
  const rule = ctx.space.policy.renewal;
  if (!rule) return 0;
  let written = 0;
  for (;;) {
    const told = await ctx.db.inTransaction(async (trx) => {
      const due = await takeDueRenewals(trx, rule, batch);
      for (const { recipient, holderId, ...holder } of due) {
        const props = { firstName: greetedAs(holder) };
        await ctx.outbox.sendMail(trx, { kind: "renewal-due", recipient, holderId, props });
      }
      return due.length;
    });
    written += told;
    if (told === 0) return written;
  }
}
