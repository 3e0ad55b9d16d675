import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { cents } from "#kernel/values/money.ts";
import type { PaymentStatus } from "../payment.status.ts";
import { matches, transferMatches } from "./filtered.queries.ts";
import type { PaymentFilter } from "./payment-filter.rules.ts";
import { type AmountAt, type Totals, totalOf, type Years } from "./totals.rules.ts";

type SumRow = { status: PaymentStatus; count: number; amount: string };

const sums = sql`count(*)::int as count, sum(amount_cents)::text as amount`;

const read = (rows: readonly SumRow[]) =>
  totalOf(rows.map(({ amount, ...row }) => ({ ...row, amount: cents(Number(amount)) })));

/** Of all lines of the filter, not of one page. */
export async function totalsOf(
  trx: SpaceTransaction,
  holderId: HolderId,
  filter: PaymentFilter,
): Promise<Totals> {
  const { rows } = await sql<SumRow>`
    select status, ${sums} from payment where ${matches(holderId, filter)} group by status`.execute(trx);
  return read(rows);
}

export async function totalsOfTransfers(
  trx: SpaceTransaction,
  holderId: HolderId,
  filter: PaymentFilter,
): Promise<Totals> {
  const { rows } = await sql<SumRow>`
    select status, ${sums} from transfer where ${transferMatches(holderId, filter)} group by status`.execute(
    trx,
  );
  return read(rows);
}

/** By year, or by month when the filter has a year; of paid lines unless it has a status. Oldest first. */
export async function amountsByPeriod(
  trx: SpaceTransaction,
  holderId: HolderId,
  filter: PaymentFilter,
): Promise<AmountAt[]> {
  const period = filter.year === null ? sql`extract(year from paid_on)` : sql`extract(month from paid_on)`;
  const { rows } = await sql<{ at: number; amount: string }>`
    select ${period}::int as at, sum(amount_cents)::text as amount
    from payment where ${matches(holderId, { ...filter, status: filter.status ?? "paid" })} group by 1 order by 1`.execute(
    trx,
  );
  return rows.map(({ at, amount }) => ({ at, amount: cents(Number(amount)) }));
}

/** The years that have payments. */
export async function yearsOf(trx: SpaceTransaction, holderId: HolderId): Promise<Years> {
  const { rows } = await sql<{ year: number; isPaid: boolean }>`
    select extract(year from paid_on)::int as year, bool_or(status = 'paid') as "isPaid" from payment
    where holder_id = ${holderId} group by 1 order by 1 desc`.execute(trx);
  const yearOf = ({ year }: { year: number }) => year;
  return { all: rows.map(yearOf), paid: rows.filter(({ isPaid }) => isPaid).map(yearOf) };
}
