import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Period } from "#kernel/period.ts";
import { thisHour } from "./budgets.queries.ts";

/** Records that staff are alerted about this in this hour. True for exactly one caller. */
export async function raiseAlarm(trx: SpaceTransaction, about: string): Promise<boolean> {
  const raised = await trx
    .insertInto("alarm")
    .values({ about, hour: thisHour })
    .onConflict((conflict) => conflict.doNothing())
    .returning("about")
    .execute();
  return raised.length === 1;
}

/** Staff are alerted once an hour: past hours are not needed. */
export async function forgetOldAlarms(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const { numDeletedRows } = await trx.deleteFrom("alarm").where("hour", "<", since).executeTakeFirst();
  return Number(numDeletedRows);
}
