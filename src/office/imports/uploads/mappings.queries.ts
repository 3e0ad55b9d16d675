import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { ColumnRead } from "#imports/rows/read-columns.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportKind } from "#infra/db/tables/import-tables.ts";
import type { Upload } from "./uploads.queries.ts";

/** The same for a file with the same columns in any order. */
const headersOf = (columns: readonly ColumnRead[]) =>
  createHash("sha256")
    .update(JSON.stringify(columns.map(({ name }) => name.toLowerCase()).sort()))
    .digest("hex");

export async function keepMapping(
  trx: SpaceTransaction,
  { kind, report }: Upload,
  columns: Record<string, string>,
  said_by_name: string,
): Promise<void> {
  const said = { columns: JSON.stringify(columns), said_by_name, said_at: sql<Date>`now()` };
  await trx
    .insertInto("column_mapping")
    .values({ kind, headers: headersOf(report?.columns ?? []), ...said })
    .onConflict((conflict) => conflict.columns(["space_id", "kind", "headers"]).doUpdateSet(said))
    .execute();
}

export type Mapping = { columns: Record<string, string>; saidByName: string; saidAt: Date };

/** What staff said of a file with these columns before. */
export const findMapping = (
  trx: SpaceTransaction,
  kind: ImportKind,
  columns: readonly ColumnRead[],
): Promise<Mapping | undefined> =>
  trx
    .selectFrom("column_mapping")
    .select(["columns", "said_by_name as saidByName", "said_at as saidAt"])
    .where("kind", "=", kind)
    .where("headers", "=", headersOf(columns))
    .executeTakeFirst();
