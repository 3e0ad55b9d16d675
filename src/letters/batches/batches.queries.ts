import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterKind, LetterState } from "#infra/db/tables/enrolment-tables.ts";
import { asInterval } from "#kernel/duration.ts";
import type { BatchId, HolderId, LetterId } from "#kernel/ids.ts";
import type { Recipient } from "../printing/postal-block.rules.ts";
import { fileKept } from "./sealed-files.ts";

export type Batch = {
  id: BatchId;
  kind: LetterKind;
  letters: number;
  printedAt: Date;
  printedBy: string | null;
  remakes: BatchId | null;
  /** `elsewhere`: in a folder that the command line named. */
  file: "elsewhere" | "waits" | "downloaded" | "destroyed";
  keptUntil: Date;
  downloadedAt: Date | null;
  downloadedBy: string | null;
  postedAt: Date | null;
  postedBy: string | null;
  /** Of its letters: came back, were printed again. */
  returned: number;
  remade: number;
};

const batches = sql<Batch>`
  select batch.id, batch.kind, batch.letters, batch.printed_at as "printedAt", batch.printed_by as "printedBy",
    batch.remakes, batch.downloaded_at as "downloadedAt", batch.downloaded_by as "downloadedBy",
    coalesce(batch.posted_at, of_batch.posted_at) as "postedAt", batch.posted_by as "postedBy",
    batch.printed_at + ${asInterval(fileKept)}::interval as "keptUntil",
    case when batch.file_name is null then 'elsewhere'
      when batch.downloaded_at is not null then 'downloaded'
      when batch.file_key is not null and batch.printed_at > now() - ${asInterval(fileKept)}::interval then 'waits'
      else 'destroyed' end as file,
    of_batch.returned,
    (select count(*)::int from letter where letter.remakes = batch.id) as remade
  from letter_batch batch
  cross join lateral (
    select min(letter.posted_at) as posted_at, count(*) filter (where letter.returned_at is not null)::int as returned
    from letter where letter.batch_id = batch.id) as of_batch`;

export async function findBatchSheet(trx: SpaceTransaction, id: BatchId): Promise<Batch | undefined> {
  return (await sql<Batch>`${batches} where batch.id = ${id}`.execute(trx)).rows[0];
}

/** Newest first; `before`: those older than this batch. One more than `most`, if there are more. */
export async function listBatches(
  trx: SpaceTransaction,
  { before, most }: { before: BatchId | null; most: number },
): Promise<Batch[]> {
  const { rows } = await sql<Batch>`${batches}
    where ${before}::uuid is null or (batch.printed_at, batch.id) <
      (select older.printed_at, older.id from letter_batch older where older.id = ${before})
    order by batch.printed_at desc, batch.id desc limit ${most + 1}`.execute(trx);
  return rows;
}

export type LetterOfBatch = Recipient & {
  id: LetterId;
  holderId: HolderId;
  place: number;
  pages: number;
  serial: string;
  number: string;
  state: LetterState;
  /** A new letter was made in its place. */
  isRemade: boolean;
};

/** In the order of the pages. Letters printed before batches had places have none. */
export async function listLettersOfBatch(trx: SpaceTransaction, id: BatchId): Promise<LetterOfBatch[]> {
  const { rows } = await sql<LetterOfBatch>`
    select letter.id, letter.holder_id as "holderId", coalesce(letter.place, 0) as place,
      coalesce(letter.pages, 1) as pages, letter.serial, letter.state, holder.number, holder.title,
      holder.last_name, holder.first_name, holder.organisation, holder.address_1, holder.address_2,
      holder.address_3, holder.postal_code, holder.city, holder.country,
      exists (select from letter newer where newer.holder_id = letter.holder_id and newer.kind = letter.kind
        and newer.remakes = letter.batch_id) as "isRemade"
    from letter join holder on holder.id = letter.holder_id
    where letter.batch_id = ${id}
    order by letter.place, holder.number`.execute(trx);
  return rows;
}

/** Batches that are not at the post yet. */
export async function countBatchesToSend(
  trx: SpaceTransaction,
): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(batch.printed_at) as since from letter_batch batch
    where batch.posted_at is null
      and exists (select from letter where letter.batch_id = batch.id and letter.state = 'printed')`.execute(
    trx,
  );
  return rows[0] ?? { count: 0, since: null };
}
