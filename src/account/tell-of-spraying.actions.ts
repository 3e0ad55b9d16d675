import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { raiseSprayAlarm } from "./spraying.queries.ts";

/** After a miss: staff learn by mail, once an hour, that one password seems to be tried on many people (LOG-09). */
export async function tellOfSpraying(trx: SpaceTransaction, ctx: Context) {
  const { limits, mail } = ctx.space.policy;
  const until = await raiseSprayAlarm(trx, limits);
  if (!until) return;
  await ctx.outbox.sendMail(trx, {
    kind: "staff-spray-alarm",
    recipient: mail.replyTo,
    holderId: null,
    props: { until: until.toISOString() },
  });
}
