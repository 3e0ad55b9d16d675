import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterKind } from "#infra/db/tables/enrolment-tables.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { BatchId, HolderId, LetterId } from "#kernel/ids.ts";
import { statesBefore } from "../letter.status.ts";
import { isPointless } from "../requested-letters.queries.ts";
import type { Recipient } from "./postal-block.rules.ts";

export type LetterToPrint = Recipient & {
  id: LetterId;
  holderId: HolderId;
  number: string;
  serial: string;
  byStaff: boolean;
  hasAccount: boolean;
};

export async function waitForPrinter(trx: SpaceTransaction) {
  await sql`select set_config('lock_timeout', '10min', true), set_config('statement_timeout', '10min', true)`.execute(
    trx,
  );
  await sql`select pg_advisory_xact_lock(hashtextextended('letters:' || current_space(), 0))`.execute(trx);
}

/** `remakes`: only those that replace letters of this batch; `null`: all of that kind. */
export type Waiting = { kind: LetterKind; coolingOff: Duration; remakes: BatchId | null };

/** No secret goes to an address that changed recently (REC-15). */
const waiting = ({ kind, coolingOff, remakes }: Waiting) => sql`
  from letter
  join holder on holder.id = letter.holder_id and holder.closed_at is null
  left join enrolment on enrolment.holder_id = letter.holder_id and enrolment.id = letter.enrolment_id
  where letter.kind = ${kind} and letter.state in (${sql.join(statesBefore("printed"))})
    and (letter.enrolment_id is null or enrolment.state = 'open') and not ${isPointless}
    and (${remakes}::uuid is null or letter.remakes = ${remakes})
    and (letter.kind = 'notification' or holder.address_changed_at is null
      or holder.address_changed_at <= now() - ${asInterval(coolingOff)}::interval)`;

export async function countWaiting(trx: SpaceTransaction, which: Waiting) {
  const { rows } = await sql<{ letters: number }>`
    select count(*)::int as letters ${waiting(which)}`.execute(trx);
  return rows[0]?.letters ?? 0;
}

export type Next = Waiting & { most: number; without: readonly LetterId[] };

const next = ({ most, without, ...which }: Next) => sql<LetterToPrint>`
  select letter.id, letter.holder_id as "holderId", letter.serial, holder.number, holder.title, holder.last_name,
    holder.first_name, holder.organisation, holder.address_1, holder.address_2, holder.address_3,
    holder.postal_code, holder.city, holder.country, letter.by_staff as "byStaff",
    exists (select from account
      where account.holder_id = holder.id and account.closed_at is null) as "hasAccount"
  ${waiting(which)} and letter.id <> all(${[...without]}::uuid[])
  order by case when letter.enrolment_id is null then letter.requested_at end, holder.number
  limit ${most}`;

export const readWaiting = async (trx: SpaceTransaction, which: Next) =>
  (await next(which).execute(trx)).rows;

export async function takeWaiting(trx: SpaceTransaction, which: Next): Promise<LetterToPrint[]> {
  const { rows } = await sql<LetterToPrint>`${next(which)} for update of letter skip locked`.execute(trx);
  return rows;
}

/** The date printed on the letters of a batch, and the last whole day of validity of their secrets. */
export async function printingMoment(trx: SpaceTransaction, lifetime: Duration) {
  const { rows } = await sql<{ printedAt: Date; lastDay: Date }>`
    select now() as "printedAt", now() + ${asInterval(lifetime)}::interval - interval '1 day' as "lastDay"`.execute(
    trx,
  );
  const [moment] = rows;
  if (!moment) throw new Error("the database has no clock");
  return moment;
}

export type PrintedLetter = {
  id: LetterId;
  holderId: HolderId;
  secretHash: string | null;
  place: number;
  pages: number;
};

export type PrintedInBatch = {
  id: BatchId;
  kind: LetterKind;
  lifetime: Duration;
  remakes: BatchId | null;
  printedBy: string | null;
  sealed: { fileName: string; fileKey: Buffer } | null;
};

/** The lifetime of the secrets starts now. */
export async function recordBatch(
  trx: SpaceTransaction,
  batch: PrintedInBatch,
  letters: readonly PrintedLetter[],
) {
  await trx
    .insertInto("letter_batch")
    .values({
      id: batch.id,
      kind: batch.kind,
      letters: letters.length,
      remakes: batch.remakes,
      printed_by: batch.printedBy,
      file_name: batch.sealed?.fileName ?? null,
      file_key: batch.sealed?.fileKey ?? null,
    })
    .execute();
  const { numAffectedRows } = await sql`
    update letter set state = 'printed', batch_id = ${batch.id}, printed_at = now(),
      secret_hash = printed.secret_hash, place = printed.place, pages = printed.pages,
      secret_expires_at = case when printed.secret_hash is not null
        then now() + ${asInterval(batch.lifetime)}::interval end
    from unnest(
      ${letters.map((letter) => letter.holderId)}::uuid[],
      ${letters.map((letter) => letter.id)}::uuid[],
      ${letters.map((letter) => letter.secretHash)}::text[],
      ${letters.map((letter) => letter.place)}::int[],
      ${letters.map((letter) => letter.pages)}::int[]
    ) as printed (holder_id, id, secret_hash, place, pages)
    where letter.holder_id = printed.holder_id and letter.id = printed.id
      and letter.state in (${sql.join(statesBefore("printed"))})`.execute(trx);
  if (numAffectedRows !== BigInt(letters.length))
    throw new Error("a letter moved while it was being printed");
}

export async function isRecorded(trx: SpaceTransaction, batch: BatchId): Promise<boolean> {
  const row = await trx.selectFrom("letter_batch").select("id").where("id", "=", batch).executeTakeFirst();
  return row !== undefined;
}
