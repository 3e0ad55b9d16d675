import { type Insertable, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportRunTable } from "#infra/db/tables/import-tables.ts";
import type { ImportId } from "#kernel/ids.ts";
import type { Message } from "./import-subject.ts";

/** The first key of the advisory lock of an import; the second is the space. */
const lockOfImports = 0x7265_6769;

/**
 * Takes the space's import lock for this session; false when another import holds it. All kinds share it: payments are
 * matched with the holders that a registry adds or closes.
 */
export async function lockImports(trx: SpaceTransaction): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_lock(${lockOfImports}, hashtext(current_space())) as locked`.execute(trx);
  return rows[0]?.locked ?? false;
}

/** Marks runs whose session no longer holds the lock: they were killed and rolled back. Returns how many. */
export async function markInterruptedImports(trx: SpaceTransaction): Promise<number> {
  const marked = await trx
    .updateTable("import_run")
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

type NewRun = Pick<Insertable<ImportRunTable>, "kind" | "file_name" | "file_sha256" | "whole_registry">;

/** Call it with the import lock: any run still marked as running was interrupted. */
export async function beginImport(trx: SpaceTransaction, run: NewRun): Promise<ImportId> {
  await trx
    .updateTable("import_run")
    .set({ state: "interrupted", finished_at: sql<Date>`now()` })
    .where("state", "=", "running")
    .execute();
  const { id } = await trx
    .insertInto("import_run")
    .values({ ...run, state: "running", report: "{}" })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export type RunEnd = {
  state: "applied" | "refused";
  /** Counts only: the log of runs holds nothing about people. */
  report: Record<string, unknown>;
  message?: Message | null;
};

export async function endImport(trx: SpaceTransaction, id: ImportId, { state, report, message }: RunEnd) {
  await trx
    .updateTable("import_run")
    .set({
      state,
      report: JSON.stringify(report),
      message_type: message?.type ?? null,
      message_id: message?.id ?? null,
      finished_at: sql<Date>`now()`,
    })
    .where("id", "=", id)
    .execute();
}

export async function todayInFrance(trx: SpaceTransaction): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone 'Europe/Paris')::date::text as today`.execute(trx);
  return rows[0]?.today ?? "";
}
