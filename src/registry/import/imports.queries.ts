import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportId } from "#kernel/ids.ts";
import type { ScannedFile } from "../formats/scan-file.ts";
import type { ImportReport } from "./import-report.ts";

/** The first key of the advisory lock that a registry import holds; the second is its space. */
const lockOfImports = 0x7265_6769;

/** Takes the space's import lock for this session; false when another import holds it. */
export async function lockImports(trx: SpaceTransaction): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_lock(${lockOfImports}, hashtext(current_space())) as locked`.execute(trx);
  return rows[0]?.locked ?? false;
}

/**
 * A run is 'running' only while its session holds the lock: one that does not has been cut short, and its
 * transaction undone. To be called often; returns how many were found.
 */
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

/** Under the lock, whatever still runs does not. */
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

/** Counts only: what the file says of people stays out of the log of runs. */
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
