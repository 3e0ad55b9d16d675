import { raiseAlarm } from "#account/crowds/alarms.queries.ts";
import { endOfHour, type HourEnd, spentOf } from "#account/crowds/budgets.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { registrySecretOf } from "./registry-secret-rule.rules.ts";
import { staffIbanAlarmMail, staffIbanWarningMail } from "./staff-iban.mails.ts";

type Suspended = { kind: "suspended" } & HourEnd;

/** Warns staff once, while tries are still judged. */
export async function warnOfFailures(trx: SpaceTransaction, ctx: Context) {
  const { warnedAt, most } = registrySecretOf(ctx.space).budget;
  if ((await spentOf(trx, "ibans")) < warnedAt || !(await raiseAlarm(trx, "ibans, a warning"))) return;
  await ctx.outbox.sendMail(trx, {
    kind: staffIbanWarningMail,
    recipient: ctx.space.policy.mail.replyTo,
    holderId: null,
    props: { failures: warnedAt, most },
  });
}

export const suspend = (ctx: Context): Promise<Suspended> =>
  ctx.db.inTransaction(async (trx) => {
    const end = await endOfHour(trx);
    if (await raiseAlarm(trx, "ibans"))
      await ctx.outbox.sendMail(trx, {
        kind: staffIbanAlarmMail,
        recipient: ctx.space.policy.mail.replyTo,
        holderId: null,
        props: { until: end.until.toISOString() },
      });
    return { kind: "suspended", ...end };
  });
