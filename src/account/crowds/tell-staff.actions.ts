import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HourlyBudget } from "#spaces/space.ts";
import { raiseAlarm } from "./alarms.queries.ts";
import { endOfHour } from "./budgets.queries.ts";

export async function tellOfBudget(
  trx: SpaceTransaction,
  ctx: Context,
  of: "codes" | "factors" | "asks",
  { warnedAt, most }: HourlyBudget,
  spent: number,
) {
  if (spent >= most) return tellOfCrowd(trx, ctx, of);
  if (spent < warnedAt || !(await raiseAlarm(trx, `${of}, a warning`))) return;
  await ctx.outbox.sendMail(trx, {
    kind: "staff-crowd-warning",
    recipient: ctx.space.policy.mail.replyTo,
    holderId: null,
    props: { of, spent: warnedAt, most },
  });
}

export async function tellOfCrowd(
  trx: SpaceTransaction,
  ctx: Context,
  of: "codes" | "factors" | "asks" | "network",
) {
  if (!(await raiseAlarm(trx, of))) return;
  const { until } = await endOfHour(trx);
  await ctx.outbox.sendMail(trx, {
    kind: "staff-crowd-alarm",
    recipient: ctx.space.policy.mail.replyTo,
    holderId: null,
    props: { of, until: until.toISOString() },
  });
}
