import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportId } from "#kernel/ids.ts";
import type { Layout } from "../../layouts/layout.ts";
import { statusOfLines } from "../change-between.queries.ts";
import type { Named } from "./resolve-lines.queries.ts";

/** A transfer made from an order has one line, until the file of its lines comes. */
export async function dropWholeLines(trx: SpaceTransaction) {
  await sql`
    delete from payment p using target g
    where g.fate <> 'same' and p.is_whole_transfer and p.holder_id = g.holder_id and p.transfer_id = g.transfer_id
      and not exists (select from target o where o.payment_id = p.id)`.execute(trx);
}

export async function insertTransfers(trx: SpaceTransaction, run: ImportId) {
  await sql`
    insert into transfer (holder_id, id, reference, amount_cents, paid_on, status, reason, lines, import_id)
    select holder_id, id, reference, amount_cents, paid_on, status,
      case when status in ('rejected', 'returned') then reason else '' end, lines, ${run}
    from new_transfer`.execute(trx);
}

const withTransfer = sql`target g left join new_transfer n on n.reference = g.transfer_reference`;

export async function insertPayments(trx: SpaceTransaction, run: ImportId) {
  await sql`
    insert into payment (holder_id, id, reference, transfer_id, paid_on, label, period_from, period_to,
      amount_cents, status, reason, words, first_status, import_id)
    select g.holder_id, payment_id, g.reference, coalesce(g.transfer_id, n.id), g.paid_on, label, period_from,
      period_to, g.amount_cents, g.status, g.reason, words, file_status, ${run}
    from ${withTransfer} where fate = 'added'`.execute(trx);
}

export async function updatePayments(trx: SpaceTransaction) {
  await sql`
    update payment p set transfer_id = coalesce(g.transfer_id, n.id), paid_on = g.paid_on, label = g.label,
      period_from = g.period_from, period_to = g.period_to, amount_cents = g.amount_cents, status = g.status,
      reason = g.reason, words = g.words, is_whole_transfer = false
    from ${withTransfer}
    where g.fate = 'changed' and p.holder_id = g.holder_id and p.id = g.payment_id`.execute(trx);
}

/** The columns of the space's layout that the file names. */
export async function writeDetails(trx: SpaceTransaction, named: Named, { table, columns }: Layout) {
  const given = columns.filter(({ name }) => named.has(name)).map(({ column }) => sql.ref(column));
  if (given.length === 0) return;
  const rows = sql`
    insert into ${sql.table(table)} (holder_id, payment_id, ${sql.join(given)})
    select holder_id, payment_id, ${sql.join(given)} from target join incoming using (line)`;
  await sql`${rows} where fate = 'added'`.execute(trx);
  const settings = given.map((column) => sql`${column} = excluded.${column}`);
  await sql`
    ${rows} where fate = 'changed'
    on conflict (space_id, holder_id, payment_id) do update set ${sql.join(settings)}`.execute(trx);
}

/** Transfers on file that gained, lost or changed a line; those without lines go. */
export async function settleTransfers(trx: SpaceTransaction) {
  await sql`
    create temporary table settled_transfer on commit drop as
    with touched as (
      select holder_id, transfer_id as id from target where transfer_id is not null and fate <> 'same'
      union
      select holder_id, former_transfer from target
      where fate = 'changed' and former_transfer is distinct from transfer_id)
    select touched.holder_id, touched.id, coalesce(sum(p.amount_cents), 0)::bigint as amount_cents,
      max(p.paid_on) as paid_on, ${statusOfLines} as status, max(p.reason) as reason, count(p.id)::int as lines
    from touched left join payment p on p.holder_id = touched.holder_id and p.transfer_id = touched.id
    group by touched.holder_id, touched.id`.execute(trx);
  await sql`
    update transfer t set amount_cents = s.amount_cents, paid_on = coalesce(t.booked_on, s.paid_on),
      status = s.status, lines = s.lines,
      reason = case when s.status in ('rejected', 'returned') then s.reason else '' end
    from settled_transfer s where s.lines > 0 and t.holder_id = s.holder_id and t.id = s.id`.execute(trx);
  for (const [table, key] of [
    ["payment_change", "transfer_id"],
    ["transfer", "id"],
  ] as const)
    await sql`
      delete from ${sql.table(table)} t using settled_transfer s
      where s.lines = 0 and t.holder_id = s.holder_id and t.${sql.ref(key)} = s.id`.execute(trx);
}
