import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportKind, ImportRunTable } from "#infra/db/tables/import-tables.ts";
import { isWithin, sliceOf } from "../span/in-slices.queries.ts";
import type { Slice } from "../span/slices.rules.ts";

export type ImportState = ImportRunTable["state"];
export type ImportCount = { slice: number; kind: ImportKind; state: ImportState; count: number };

/** Runs of imports by the slice in which they began. */
export async function countImports(trx: SpaceTransaction, slices: readonly Slice[]): Promise<ImportCount[]> {
  const at = sql.ref("started_at");
  const { rows } = await sql<ImportCount>`
    select ${sliceOf(at, slices)} as slice, kind, state, count(*)::int as count from import_run
    where ${isWithin(at, slices)} group by 1, 2, 3`.execute(trx);
  return rows;
}
