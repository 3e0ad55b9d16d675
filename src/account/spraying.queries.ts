import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LimitRule } from "#spaces/space.ts";

const thisHour = sql<Date>`date_trunc('hour', now())`;

/** So many different people missed in an hour: one password is being tried on many (LOG-09). Reads no more rows than that. */
const isSpraying = ({ subjectsPerHour }: LimitRule) => sql<boolean>`(
  select count(*) >= ${subjectsPerHour}::int from (
    select distinct subject from source_failure
    where space_id = current_space() and hour = ${thisHour} limit ${subjectsPerHour}::int) missed)`;

/** Whether somebody seems to try one password on many people of the space, from wherever they do. */
export async function isSprayed(trx: SpaceTransaction, limits: LimitRule): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select ${isSpraying(limits)} as is`.execute(trx);
  return rows[0]?.is ?? false;
}

/** When it ends at the soonest, if it is news: of all who miss in that hour, one is told. */
export async function raiseSprayAlarm(trx: SpaceTransaction, limits: LimitRule): Promise<Date | null> {
  const { rows } = await sql<{ until: Date }>`
    insert into spray_alarm (hour) select ${thisHour} where ${isSpraying(limits)}
    on conflict do nothing returning hour + interval '1 hour' as until`.execute(trx);
  return rows[0]?.until ?? null;
}

/** An hour that is over alarms nobody any more. */
export async function forgetOldSprayAlarms(trx: SpaceTransaction) {
  await trx.deleteFrom("spray_alarm").where("hour", "<", sql<Date>`now() - interval '1 day'`).execute();
}
