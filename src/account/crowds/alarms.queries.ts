import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { thisHour } from "./budgets.queries.ts";

/** Records that staff are told of it this hour. True for one caller only, also under concurrency. */
export async function raiseAlarm(trx: SpaceTransaction, about: string): Promise<boolean> {
  const raised = await trx
    .insertInto("alarm")
    .values({ about, hour: thisHour })
    .onConflict((conflict) => conflict.doNothing())
    .returning("about")
    .execute();
  return raised.length === 1;
}

export async function forgetOldAlarms(trx: SpaceTransaction) {
  await trx.deleteFrom("alarm").where("hour", "<", sql<Date>`now() - interval '1 day'`).execute();
}
