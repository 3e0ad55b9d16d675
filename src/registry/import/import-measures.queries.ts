import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

/** When the last import of each outcome ended, in seconds since 1970. */
export async function lastImports(trx: SpaceTransaction) {
  const { rows } = await sql<{ outcome: string; at: number }>`
    select state as outcome, extract(epoch from max(finished_at))::float8 as at from registry_import
    where space_id = current_space() and finished_at is not null
    group by 1`.execute(trx);
  return rows;
}
