import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, PaymentId, TransferId } from "#kernel/ids.ts";
import type { Layout } from "../layouts/layout.ts";
import type { Payment } from "../payment.ts";
import { type Cursor, type Part, partOf } from "./cursor.rules.ts";
import { beyond, inOrder, matches } from "./filtered.queries.ts";
import type { PaymentFilter } from "./payment-filter.rules.ts";
import { detailPrefix, type PaymentRow, readPayment } from "./read-payment.rules.ts";

const columns = ({ columns: own }: Layout) =>
  sql.join([
    sql`payment.id, payment.reference, payment.transfer_id as "transferId"`,
    sql`payment.paid_on::text as "paidOn", payment.label, payment.status, payment.reason`,
    sql`payment.period_from::text as "periodFrom", payment.period_to::text as "periodTo"`,
    sql`payment.amount_cents::text as amount`,
    ...own.map(({ name, column, kind }) => {
      const value = sql.ref(`detail.${column}`);
      return sql`${kind === "day" ? sql`${value}::text` : value} as ${sql.ref(detailPrefix + name)}`;
    }),
  ]);

/** Looked up line by line: a plain join may be planned to read all the lines of the holder for each page. */
const withDetail = ({ table }: Layout) => sql`
  payment left join lateral (
    select * from ${sql.table(table)} as line
    where line.holder_id = payment.holder_id and line.payment_id = payment.id limit 1) as detail on true`;

/** One part of the list, newest first. */
export async function listPayments(
  trx: SpaceTransaction,
  layout: Layout,
  holderId: HolderId,
  filter: PaymentFilter,
  { cursor, most }: { cursor: Cursor | null; most: number },
): Promise<Part<Payment>> {
  const { rows } = await sql<PaymentRow>`
    select ${columns(layout)} from ${withDetail(layout)}
    where ${matches(holderId, filter)} and ${beyond("payment", cursor)}
    order by ${inOrder("payment", cursor)} limit ${most + 1}`.execute(trx);
  return partOf(
    rows.map((row) => readPayment(row, layout.columns)),
    most,
    cursor,
  );
}

/** Another holder's does not exist. */
export async function findPayment(
  trx: SpaceTransaction,
  layout: Layout,
  holderId: HolderId,
  id: PaymentId,
): Promise<Payment | null> {
  const { rows } = await sql<PaymentRow>`
    select ${columns(layout)} from ${withDetail(layout)}
    where payment.holder_id = ${holderId} and payment.id = ${id}`.execute(trx);
  return rows[0] ? readPayment(rows[0], layout.columns) : null;
}

/** The lines of a transfer, in the order of their references. */
export async function linesOf(
  trx: SpaceTransaction,
  layout: Layout,
  holderId: HolderId,
  id: TransferId,
): Promise<Payment[]> {
  const { rows } = await sql<PaymentRow>`
    select ${columns(layout)} from ${withDetail(layout)}
    where payment.holder_id = ${holderId} and payment.transfer_id = ${id}
    order by payment.reference`.execute(trx);
  return rows.map((row) => readPayment(row, layout.columns));
}
