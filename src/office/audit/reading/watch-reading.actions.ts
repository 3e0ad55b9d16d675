import { raiseAlarm } from "#account/crowds/alarms.queries.ts";
import type { Context } from "#context.ts";
import { office } from "#spaces/office/space.ts";
import type { Quota, ReadingKind } from "#spaces/space.ts";
import { tellAdministrators } from "../tell/tell-administrators.job.ts";
import { listUntold, markTold, raiseAlerts } from "./alerts.queries.ts";
import { findUnusual } from "./reading.queries.ts";

/** Compares what members of staff read with the figures of the policy; administrators get one mail an hour at most. */
export const watchReading = (ctx: Context) =>
  ctx.db.inTransaction(async (trx) => {
    const { policy, wording, id } = ctx.space;
    for (const [reads, quotas] of Object.entries(policy.unusualReading) as [ReadingKind, Quota[]][]) {
      const kinds = [...ctx.contributed.reads].flatMap(([kind, of]) => (of === reads ? [kind] : []));
      for (const quota of quotas)
        await raiseAlerts(trx, reads, quota, await findUnusual(trx, reads, kinds, quota));
    }
    const untold = await listUntold(trx);
    if (untold.length === 0 || !(await raiseAlarm(trx, "unusual reading"))) return;
    await markTold(trx, untold);
    await ctx.outbox.enqueue(trx, tellAdministrators, {
      space: office.id,
      portal: id,
      otherwise: policy.mail.replyTo,
      about: {
        kind: "reading",
        props: {
          portal: id,
          name: wording.name,
          alerts: untold.map(({ member, reads, counted, most, hours }) => ({
            member,
            reads,
            counted,
            most,
            hours,
          })),
        },
      },
    });
  });
