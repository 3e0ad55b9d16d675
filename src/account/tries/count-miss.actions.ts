import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { raiseAlarm } from "../crowds/alarms.queries.ts";
import { countOn, endOfHour, everybody } from "../crowds/budgets.queries.ts";
import { countAround } from "../crowds/crowd.queries.ts";
import { staffSprayAlarmMail } from "../crowds/spraying.mails.ts";
import { findSpraying } from "../crowds/spraying.queries.ts";
import { tellOfBudget, tellOfCrowd } from "../crowds/tell-staff.actions.ts";

/** Also mails staff, at most once an hour, about a network or about one password tried on many people (LOG-09). */
export async function countMiss(trx: SpaceTransaction, ctx: Context, { source }: Visitor) {
  const { limits, mail } = ctx.space.policy;
  const isSprayed = await findSpraying(trx, limits);
  const { left } = await countAround(trx, limits, source, "misses");
  if (left <= 0) await tellOfCrowd(trx, ctx, "network");
  if (!isSprayed || !(await raiseAlarm(trx, "spraying"))) return;
  const { until } = await endOfHour(trx);
  await ctx.outbox.sendMail(trx, {
    kind: staffSprayAlarmMail,
    recipient: mail.replyTo,
    holderId: null,
    props: { until: until.toISOString() },
  });
}

export async function countFactorMiss(trx: SpaceTransaction, ctx: Context, visitor: Visitor) {
  await countMiss(trx, ctx, visitor);
  const [all] = await countOn(trx, "factors", [everybody]);
  await tellOfBudget(trx, ctx, "factors", ctx.space.policy.limits.codes, all?.spent ?? 0);
}
