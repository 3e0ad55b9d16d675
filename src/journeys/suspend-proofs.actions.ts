import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type BudgetSpent, isTimeToWarn, raiseAlarm } from "./iban-budget.queries.ts";
import { registrySecretOf } from "./registry-secret-rule.rules.ts";

type Suspended = { kind: "suspended"; isNews: boolean } & BudgetSpent;

/** Many ends of IBAN failed this hour, and are still judged: staff learn of it once. */
export async function warnOfFailures(trx: SpaceTransaction, ctx: Context) {
  const { warnedAt, failuresPerHour } = registrySecretOf(ctx.space);
  if (!(await isTimeToWarn(trx, warnedAt))) return;
  await ctx.outbox.sendMail(trx, {
    kind: "staff-iban-warning",
    recipient: ctx.space.policy.mail.replyTo,
    holderId: null,
    props: { failures: warnedAt, most: failuresPerHour },
  });
}

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
