import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterKind, LetterState, ReturnReason } from "#infra/db/tables/enrolment-tables.ts";
import type { BatchId, HolderId, LetterId } from "#kernel/ids.ts";

export type LetterOut = {
  id: LetterId;
  holderId: HolderId;
  serial: string;
  kind: LetterKind;
  state: LetterState;
  isPosted: boolean;
  isReturned: boolean;
  batch: BatchId | null;
  number: string;
  name: string;
};

const letters = sql`
  select letter.id, letter.holder_id as "holderId", letter.serial, letter.kind, letter.state,
    letter.posted_at is not null as "isPosted", letter.returned_at is not null as "isReturned",
    letter.batch_id as batch, holder.number,
    coalesce(nullif(concat_ws(' ', nullif(holder.first_name, ''), nullif(holder.last_name, '')), ''),
      holder.organisation) as name
  from letter join holder on holder.id = letter.holder_id`;

/** Holds them until the transaction ends. A letter never printed has shown its code to nobody. */
export async function lockBySerial(trx: SpaceTransaction, serials: readonly string[]): Promise<LetterOut[]> {
  const { rows } = await sql<LetterOut>`${letters}
    where letter.serial::text = any(${serials}::text[]) and letter.printed_at is not null
    order by letter.serial for update of letter`.execute(trx);
  return rows;
}

/** The letters on their way to that holder, and those that wait for the post. */
export async function lockLettersOut(trx: SpaceTransaction, number: string): Promise<LetterOut[]> {
  const { rows } = await sql<LetterOut>`${letters}
    where holder.number = ${number} and holder.closed_at is null and letter.state in ('printed', 'posted')
    order by letter.serial for update of letter`.execute(trx);
  return rows;
}

/** A letter whose secret was over keeps its state. The address is flagged, unless it changed since the printing. */
export async function markReturned(
  trx: SpaceTransaction,
  { id, holderId }: Pick<LetterOut, "id" | "holderId">,
  reason: ReturnReason | null,
): Promise<void> {
  await sql`update letter set returned_at = now(), return_reason = ${reason},
      state = case when state in ('printed', 'posted') then 'returned' else state end,
      settled_at = coalesce(settled_at, now())
    where holder_id = ${holderId} and id = ${id}`.execute(trx);
  await sql`update holder set address_returned_at = now()
    where id = ${holderId} and (address_changed_at is null or address_changed_at <= (
      select letter.printed_at from letter where letter.holder_id = holder.id and letter.id = ${id}))`.execute(
    trx,
  );
}

export type ReturnedLetter = {
  serial: string;
  kind: LetterKind;
  number: string;
  name: string;
  holderId: HolderId;
  at: Date;
  reason: ReturnReason | null;
  /** The address was corrected since. */
  isCorrected: boolean;
};

/** Newest first. */
export async function listReturned(trx: SpaceTransaction, most: number): Promise<ReturnedLetter[]> {
  const { rows } = await sql<ReturnedLetter>`
    select letter.serial, letter.kind, holder.number, letter.holder_id as "holderId",
      coalesce(nullif(concat_ws(' ', nullif(holder.first_name, ''), nullif(holder.last_name, '')), ''),
        holder.organisation) as name,
      letter.returned_at as at, letter.return_reason as reason,
      coalesce(holder.address_changed_at > letter.printed_at, false) as "isCorrected"
    from letter join holder on holder.id = letter.holder_id
    where letter.returned_at is not null
    order by letter.returned_at desc, letter.serial limit ${most}`.execute(trx);
  return rows;
}
