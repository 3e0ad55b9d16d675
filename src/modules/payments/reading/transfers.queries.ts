import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, TransferId } from "#kernel/ids.ts";
import { cents } from "#kernel/values/money.ts";
import type { Transfer } from "../payment.ts";
import { type Cursor, type Part, partOf } from "./cursor.rules.ts";
import { beyond, inOrder, transferMatches } from "./filtered.queries.ts";
import type { PaymentFilter } from "./payment-filter.rules.ts";

export type TransferRow = Omit<Transfer, "amount"> & { amount: string };

export const transferColumns = sql`
  transfer.id, transfer.reference, transfer.amount_cents::text as amount, transfer.paid_on::text as "paidOn",
  transfer.status, transfer.reason, transfer.iban, transfer.lines`;

export const readTransfer = ({ amount, ...row }: TransferRow): Transfer => ({
  ...row,
  amount: cents(Number(amount)),
});

/** One part of the list, newest first. */
export async function listTransfers(
  trx: SpaceTransaction,
  holderId: HolderId,
  filter: PaymentFilter,
  { cursor, most }: { cursor: Cursor | null; most: number },
): Promise<Part<Transfer>> {
  const { rows } = await sql<TransferRow>`
    select ${transferColumns} from transfer
    where ${transferMatches(holderId, filter)} and ${beyond("transfer", cursor)}
    order by ${inOrder("transfer", cursor)} limit ${most + 1}`.execute(trx);
  return partOf(rows.map(readTransfer), most, cursor);
}

/** Another holder's does not exist. */
export async function findTransfer(
  trx: SpaceTransaction,
  holderId: HolderId,
  id: TransferId,
): Promise<Transfer | null> {
  const { rows } = await sql<TransferRow>`
    select ${transferColumns} from transfer where transfer.holder_id = ${holderId} and transfer.id = ${id}`.execute(
    trx,
  );
  return rows[0] ? readTransfer(rows[0]) : null;
}
