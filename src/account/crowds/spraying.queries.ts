import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LimitRule } from "#spaces/space.ts";
import { thisHour } from "./budgets.queries.ts";

/** Whether one password is being tried on many people (LOG-09). Stops counting at the limit. */
export const isSpraying = ({ subjectsPerHour }: LimitRule) => sql<boolean>`(
  select count(*) >= ${subjectsPerHour}::int from (
    select distinct subject from source_failure
    where space_id = current_space() and hour = ${thisHour} limit ${subjectsPerHour}::int) missed)`;

export async function findSpraying(trx: SpaceTransaction, limits: LimitRule): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select ${isSpraying(limits)} as is`.execute(trx);
  return rows[0]?.is ?? false;
}
