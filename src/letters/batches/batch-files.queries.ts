import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterKind } from "#infra/db/tables/enrolment-tables.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { BatchId } from "#kernel/ids.ts";
import { statesBefore } from "../letter.status.ts";

export type KeptBatch = {
  kind: LetterKind;
  letters: number;
  isDownloaded: boolean;
  isPosted: boolean;
  fileName: string | null;
  /** `null`: downloaded, destroyed or too old. */
  fileKey: Buffer | null;
};

/** Holds the batch until the transaction ends. */
export async function lockBatch(
  trx: SpaceTransaction,
  id: BatchId,
  kept: Duration,
): Promise<KeptBatch | undefined> {
  const { rows } = await sql<KeptBatch>`
    select kind, letters, file_name as "fileName", downloaded_at is not null as "isDownloaded",
      posted_at is not null as "isPosted",
      case when printed_at > now() - ${asInterval(kept)}::interval then file_key end as "fileKey"
    from letter_batch where id = ${id} for update`.execute(trx);
  return rows[0];
}

export async function markDownloaded(trx: SpaceTransaction, id: BatchId, by: string | null) {
  await trx
    .updateTable("letter_batch")
    .set({ file_key: null, downloaded_at: sql<Date>`now()`, downloaded_by: by })
    .where("id", "=", id)
    .execute();
}

/** Erases the keys of files that nobody downloaded in time. Returns their batches. */
export async function destroyOldFiles(trx: SpaceTransaction, kept: Duration): Promise<BatchId[]> {
  const destroyed = await trx
    .updateTable("letter_batch")
    .set({ file_key: null, destroyed_at: sql<Date>`now()` })
    .where("file_key", "is not", null)
    .where("printed_at", "<=", sql<Date>`now() - ${asInterval(kept)}::interval`)
    .returning("id")
    .execute();
  return destroyed.map(({ id }) => id);
}

/** The files that can still be opened. */
export async function listLiveFiles(trx: SpaceTransaction): Promise<Set<string>> {
  const rows = await trx
    .selectFrom("letter_batch")
    .select("file_name")
    .where("file_key", "is not", null)
    .execute();
  return new Set(rows.flatMap(({ file_name }) => file_name ?? []));
}

/** Returns how many letters left. */
export async function postLetters(trx: SpaceTransaction, batch: BatchId, by: string | null): Promise<number> {
  await trx
    .updateTable("letter_batch")
    .set({ posted_at: sql<Date>`now()`, posted_by: by })
    .where("id", "=", batch)
    .where("posted_at", "is", null)
    .execute();
  const { numUpdatedRows } = await trx
    .updateTable("letter")
    .set({ state: "posted", posted_at: sql`now()` })
    .where("batch_id", "=", batch)
    .where("state", "in", statesBefore("posted"))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
