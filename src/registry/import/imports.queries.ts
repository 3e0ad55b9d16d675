import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportId } from "#kernel/ids.ts";
import type { ScannedFile } from "../formats/scan-file.ts";
import type { ImportReport } from "./import-report.ts";

/** The first key of the advisory lock of an import; the second is the space. */
const lockOfImports = 0x7265_6769;

/** Takes the space's import lock for this session; false when another import holds it. */
export async function lockImports(trx: SpaceTransaction): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_lock(${lockOfImports}, hashtext(current_space())) as locked`.execute(trx);
  return rows[0]?.locked ?? false;
}

/** Marks runs whose session no longer holds the lock: they were killed and rolled back. Returns how many. */
export async function markInterruptedImports(trx: SpaceTransaction): Promise<number> {
  const marked = await trx
    .updateTable("registry_import")
    .set({ state: "interrupted", finished_at: sql<Date>`now()` })
    .where("state", "=", "running")
    .where(
      sql<boolean>`not exists (
        select from pg_locks
        where locktype = 'advisory' and objsubid = 2 and granted
          and database = (select oid from pg_database where datname = current_database())
          and classid = ${lockOfImports}::int::oid and objid = hashtext(current_space())::oid)`,
    )
    .executeTakeFirst();
  return Number(marked.numUpdatedRows);
}

/** Call it with the import lock: any run still marked as running was interrupted. */
export async function beginImport(trx: SpaceTransaction, run: NewRun): Promise<ImportId> {
  await trx
    .updateTable("registry_import")
    .set({ state: "interrupted", finished_at: sql<Date>`now()` })
    .where("state", "=", "running")
    .execute();
  const { id } = await trx
    .insertInto("registry_import")
    .values({
      file_name: run.fileName,
      file_sha256: run.file?.sha256 ?? null,
      whole_registry: run.wholeRegistry,
      state: "running",
      report: "{}",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export type NewRun = { fileName: string; file: ScannedFile | null; wholeRegistry: boolean };

/** Stores counts only: the log of runs holds nothing about people. */
export async function endImport(
  trx: SpaceTransaction,
  id: ImportId,
  state: "applied" | "refused",
  { samples: _, ...report }: Partial<ImportReport>,
) {
  await trx
    .updateTable("registry_import")
    .set({ state, report: JSON.stringify(report), finished_at: sql<Date>`now()` })
    .where("id", "=", id)
    .execute();
}
