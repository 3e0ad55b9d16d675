import { sql } from "kysely";
import { inPages } from "#imports/run/in-pages.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Day } from "#kernel/values/day.ts";
import { cents } from "#kernel/values/money.ts";
import type { CellValue, Layout, LayoutColumn } from "../../layouts/layout.ts";

type Stored = { holder: string; id: string; amount: string; on: Day; detail: Record<string, unknown> };

/** Compares the amounts of touched payments with what the rule of their layout gives. A right one settles its check. */
export async function checkAmounts(
  trx: SpaceTransaction,
  { table, columns }: Layout,
  check: NonNullable<Layout["check"]>,
) {
  const differing: Stored[] = [];
  const stored = sql<Stored>`
    select p.holder_id as holder, p.id, p.amount_cents::text as amount, p.paid_on::text as on, to_jsonb(l) as detail
    from (select distinct holder_id, payment_id from touched) g
    join payment p on p.holder_id = g.holder_id and p.id = g.payment_id
    join ${sql.table(table)} l on l.holder_id = p.holder_id and l.payment_id = p.id`;
  for await (const row of inPages(trx, stored)) {
    const detail = Object.fromEntries(columns.map((column) => [column.name, cellOf(column, row.detail)]));
    if (check(detail, cents(Number(row.amount)), row.on) !== null) differing.push(row);
  }
  await settleChecks(trx);
  await noteChecks(trx, differing);
}

/** As `Payment.detail` holds it. Amounts are whole cents in the database. */
function cellOf({ column, kind }: LayoutColumn, stored: Record<string, unknown>): CellValue {
  const value = stored[column] as string | number | null | undefined;
  if (value === null || value === undefined) return null;
  return kind === "money" ? cents(Number(value)) : value;
}

async function settleChecks(trx: SpaceTransaction) {
  await sql`
    update payment_check c set settled_at = now() from touched g
    where c.kind = 'amount_differs' and c.settled_at is null
      and c.holder_id = g.holder_id and c.payment_id = g.payment_id`.execute(trx);
}

async function noteChecks(trx: SpaceTransaction, differing: readonly Stored[]) {
  await sql`
    insert into payment_check (holder_id, payment_id, kind)
    select *, 'amount_differs' from unnest(
      ${differing.map(({ holder }) => holder)}::uuid[], ${differing.map(({ id }) => id)}::uuid[])
    on conflict (space_id, holder_id, payment_id, kind) do update set settled_at = null, noted_at = now()`.execute(
    trx,
  );
}
