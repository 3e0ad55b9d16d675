import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { PaymentTable } from "#infra/db/tables/payment-tables.ts";
import { cents, type Money } from "#kernel/values/money.ts";
import { isDayWithin, sliceOfDay } from "../span/in-slices.queries.ts";
import type { Slice } from "../span/slices.rules.ts";

export type PaymentStatus = PaymentTable["status"];
export type PaymentCount = { slice: number; status: PaymentStatus; count: number; amount: Money };

/** Payment lines by the slice of their day, and their status now. */
export async function countPayments(
  trx: SpaceTransaction,
  slices: readonly Slice[],
): Promise<PaymentCount[]> {
  const day = sql.ref("paid_on");
  const { rows } = await sql<Omit<PaymentCount, "amount"> & { amount: string }>`
    select ${sliceOfDay(day, slices)} as slice, status, count(*)::int as count, sum(amount_cents)::text as amount
    from payment where ${isDayWithin(day, slices)} group by 1, 2`.execute(trx);
  return rows.map(({ amount, ...row }) => ({ ...row, amount: cents(Number(amount)) }));
}
