import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { cents } from "#kernel/values/money.ts";
import type { PaymentStatus } from "../../payment.status.ts";
import type { AmountOf, TableReport } from "../payments-report.ts";

type Counts = Pick<TableReport, "rows" | "added" | "changed" | "same" | "ahead" | "transfers">;

export async function countLines(trx: SpaceTransaction): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select count(*)::int as rows,
      (count(*) filter (where fate = 'added'))::int as added,
      (count(*) filter (where fate = 'changed'))::int as changed,
      (count(*) filter (where fate = 'same'))::int as same,
      (count(*) filter (where change = 'ahead'))::int as ahead,
      (select count(*)::int from new_transfer) as transfers
    from target`.execute(trx);
  return rows[0] ?? { rows: 0, added: 0, changed: 0, same: 0, ahead: 0, transfers: 0 };
}

export async function amountsOfLines(trx: SpaceTransaction): Promise<AmountOf[]> {
  const { rows } = await sql<{ status: PaymentStatus; lines: number; sum: string }>`
    select status, count(*)::int as lines, sum(amount_cents)::text as sum
    from target group by status order by status`.execute(trx);
  return rows.map(({ sum, ...each }) => ({ ...each, amount: cents(Number(sum)) }));
}
