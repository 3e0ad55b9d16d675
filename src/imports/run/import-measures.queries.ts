import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportKind } from "#infra/db/tables/import-tables.ts";

/** When the last import of each kind and outcome ended, in seconds since 1970. */
export async function lastImports(trx: SpaceTransaction) {
  const { rows } = await sql<{ kind: ImportKind; outcome: string; at: number }>`
    select kind, state as outcome, extract(epoch from max(finished_at))::float8 as at from import_run
    where space_id = current_space() and finished_at is not null
    group by 1, 2`.execute(trx);
  return rows;
}
