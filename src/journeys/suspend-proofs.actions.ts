import type { Context } from "#context.ts";
import { type BudgetSpent, raiseAlarm } from "./iban-budget.queries.ts";

type Suspended = { kind: "suspended"; isNews: boolean } & BudgetSpent;

/** Too many ends of IBAN failed this hour: staff learn of it by mail, once an hour. */
export const suspend = (ctx: Context): Promise<Suspended> =>
  ctx.db.inTransaction(async (trx) => {
    const alarm = await raiseAlarm(trx);
    if (alarm.isNews)
      await ctx.outbox.sendMail(trx, {
        kind: "staff-iban-alarm",
        recipient: ctx.space.policy.mail.replyTo,
        holderId: null,
        props: { until: alarm.until.toISOString() },
      });
    return { kind: "suspended", ...alarm };
  });
