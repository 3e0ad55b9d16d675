import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Transfer } from "../payment.ts";
import { readTransfer, type TransferRow, transferColumns } from "../reading/transfers.queries.ts";
import type { BankLine } from "./bank-line.rules.ts";

/** Days between ours and that of the bank: weekends and value dates. */
const dayMargin = 5;

export const mostFound = 20;

const comparable = sql`upper(regexp_replace(transfer.reference, '[^A-Za-z0-9]', '', 'g'))`;

/** The transfers of the holder with one of these references, newest first. Their own words are not sent to the database. */
export async function findByReference(
  trx: SpaceTransaction,
  holderId: HolderId,
  { references }: BankLine,
): Promise<Transfer[]> {
  if (references.length === 0) return [];
  const { rows } = await sql<TransferRow>`
    select ${transferColumns} from transfer
    where holder_id = ${holderId} and ${comparable} = any(${references})
    order by paid_on desc, id desc limit ${mostFound}`.execute(trx);
  return rows.map(readTransfer);
}

/** By amount, and by date where the line has one. */
export async function findByAmount(
  trx: SpaceTransaction,
  holderId: HolderId,
  { amounts, days, daysOfYear }: BankLine,
): Promise<Transfer[]> {
  if (amounts.length === 0) return [];
  const near = sql<boolean>`exists (
    select from unnest(${days}::date[]) as told (day) where abs(transfer.paid_on - told.day) <= ${dayMargin})`;
  const nearEachYear = sql<boolean>`exists (
    select from unnest(${daysOfYear}::text[]) as told (day), unnest(array[-1, 0, 1]) as years
    where abs(transfer.paid_on - (to_date('2024-' || told.day, 'YYYY-MM-DD')
      + make_interval(years => extract(year from transfer.paid_on)::int - 2024 + years))::date) <= ${dayMargin})`;
  const { rows } = await sql<TransferRow>`
    select ${transferColumns} from transfer
    where holder_id = ${holderId} and amount_cents = any(${amounts.map(Number)}::bigint[])
      and (${days.length + daysOfYear.length === 0} or ${near} or ${nearEachYear})
    order by paid_on desc, id desc limit ${mostFound}`.execute(trx);
  return rows.map(readTransfer);
}
