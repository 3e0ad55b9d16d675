import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { thisHour } from "../crowds/budgets.queries.ts";
import { tellsNothing } from "./limits.queries.ts";

/** The higher of two counts: consecutive failures within a day, and failures of that source this hour. */
export async function countRecentFailures(
  trx: SpaceTransaction,
  subject: string | null,
  source: string,
): Promise<number> {
  const { rows } = await sql<{ failures: number }>`
    select greatest(
      (select consecutive_failures from attempt
        where subject = ${subject} and last_at > now() - interval '1 day'),
      (select sum(failures) from source_failure
        where source = ${source} and hour = ${thisHour} and not ${tellsNothing(source)}::boolean),
      0)::int as failures`.execute(trx);
  return rows[0]?.failures ?? 0;
}
