import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { cents } from "#kernel/values/money.ts";
import type { PaymentStatus } from "../../payment.status.ts";
import type { AmountOf, BankReport } from "../payments-report.ts";

type Counts = Pick<BankReport, "added" | "paid" | "rejected" | "returned" | "known">;

const changing = sql`fate in ('changes', 'books')`;

export async function countEntries(trx: SpaceTransaction): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select (select count(*)::int from new_order) as added,
      (count(*) filter (where says = 'paid' and ${changing}))::int as paid,
      (count(*) filter (where says = 'rejected' and ${changing}))::int as rejected,
      (count(*) filter (where says = 'returned' and ${changing}))::int as returned,
      (count(*) filter (where fate in ('same', 'ahead')))::int as known
    from verdict`.execute(trx);
  return rows[0] ?? { added: 0, paid: 0, rejected: 0, returned: 0, known: 0 };
}

/** By status, of new transfers and of those that change. */
export async function amountsOfEntries(trx: SpaceTransaction): Promise<AmountOf[]> {
  const { rows } = await sql<{ status: PaymentStatus; lines: number; sum: string }>`
    select says as status, count(*)::int as lines, sum(amount_cents)::text as sum
    from (
      select says, amount_cents from verdict where ${changing}
      union all
      select says, amount_cents from new_order join bank_entry using (n)) as told
    group by says order by says`.execute(trx);
  return rows.map(({ sum, ...each }) => ({ ...each, amount: cents(Number(sum)) }));
}
