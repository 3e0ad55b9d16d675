import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { thisHour } from "../crowds/budgets.queries.ts";

export async function countLocks(trx: SpaceTransaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from attempt
    where space_id = current_space() and locked_until > now() and not shown`.execute(trx);
  return rows[0]?.count ?? 0;
}

export async function countFailures(trx: SpaceTransaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(failures), 0)::int as count from source_failure
    where space_id = current_space() and hour = ${thisHour}`.execute(trx);
  return rows[0]?.count ?? 0;
}
