import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type Duration, seconds } from "#kernel/duration.ts";

const thisHour = sql<Date>`date_trunc('hour', now())`;

/** The end of the hour in which no more is judged. */
export type BudgetSpent = { until: Date; wait: Duration };

/** Takes one from the wrong ends of IBAN an hour allows, all numbers, instances and sources together. */
export async function takeFromBudget(trx: SpaceTransaction, most: number): Promise<boolean> {
  const { rows } = await sql`
    insert into iban_budget as b (hour, failures) select ${thisHour}, 1 where ${most}::int > 0
    on conflict (space_id, hour) do update set failures = b.failures + 1 where b.failures < ${most}
    returning failures`.execute(trx);
  return rows.length === 1;
}

/** It was right after all. */
export async function giveBackToBudget(trx: SpaceTransaction) {
  await trx
    .updateTable("iban_budget")
    .set({ failures: sql<number>`greatest(failures - 1, 0)` })
    .where("hour", "=", thisHour)
    .execute();
}

/** Whether so many failed this hour for the first time: of any number at once, one caller is told so. */
export async function isTimeToWarn(trx: SpaceTransaction, warnedAt: number): Promise<boolean> {
  const warned = await trx
    .updateTable("iban_budget")
    .set({ warned_at: sql<Date>`now()` })
    .where("hour", "=", thisHour)
    .where("failures", ">=", warnedAt)
    .where("warned_at", "is", null)
    .executeTakeFirst();
  return warned.numUpdatedRows === 1n;
}

/** Until when nothing is judged, and whether that is news: of any number at once, one caller an hour is told so. */
export async function raiseAlarm(trx: SpaceTransaction): Promise<BudgetSpent & { isNews: boolean }> {
  const raised = await trx
    .updateTable("iban_budget")
    .set({ alarm_raised_at: sql<Date>`now()` })
    .where("hour", "=", thisHour)
    .where("alarm_raised_at", "is", null)
    .executeTakeFirst();
  const { rows } = await sql<{ until: Date; wait: number }>`
    select ${thisHour} + interval '1 hour' as until,
      extract(epoch from ${thisHour} + interval '1 hour' - now())::float8 as wait`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("the database does not tell the time");
  return { until: row.until, wait: seconds(row.wait), isNews: raised.numUpdatedRows === 1n };
}

/** An hour that is over limits nothing any more. */
export async function forgetOldBudgets(trx: SpaceTransaction) {
  await trx.deleteFrom("iban_budget").where("hour", "<", sql<Date>`now() - interval '1 day'`).execute();
}
