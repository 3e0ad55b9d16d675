import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { changeBetween } from "../change-between.queries.ts";

/** Days between the day that a transfer was ordered for and the day that its bank books it. */
const mostDays = 5;

/** Fills the table `matched`: which transfers each entry is about. `unmatched` says why an entry has none. */
export async function matchEntries(trx: SpaceTransaction) {
  await sql`create temporary table matched (n integer, holder_id uuid, transfer_id uuid) on commit drop`.execute(
    trx,
  );
  await sql`create temporary table unmatched (n integer, reason text) on commit drop`.execute(trx);
  await sql`
    insert into matched select n, t.holder_id, t.id
    from bank_entry e join transfer t on t.reference = e.reference where about = 'transfer'`.execute(trx);
  await matchByAccount(trx);
  for (const about of ["batch", "message"])
    await sql`
      insert into matched select distinct on (t.id) e.n, t.holder_id, t.id
      from bank_entry e join transfer t on t.order_message = e.message and (${about} = 'message' or t.order_batch = e.batch)
      where e.about = ${about} and not exists (select from matched m where m.transfer_id = t.id)
      order by t.id, e.n`.execute(trx);
}

/** By IBAN, amount and day; the exact day first. Two entries alike, or two such transfers, are ambiguous. */
async function matchByAccount(trx: SpaceTransaction) {
  await sql`
    create temporary table candidate on commit drop as
    with open as (
      select n, says, iban, amount_cents, on_day, coalesce(ordered_for, on_day) as day,
        count(*) over (partition by says, iban, amount_cents, coalesce(ordered_for, on_day)) as alike
      from bank_entry e
      where about = 'transfer' and iban is not null and amount_cents is not null
        and not exists (select from matched m where m.n = e.n)),
    known as (
      select open.n, t.holder_id, t.id from open join transfer t on t.iban = open.iban
      union
      select open.n, t.holder_id, t.id from open
      join holder h on h.iban = open.iban
      join transfer t on t.holder_id = h.id and t.amount_cents = open.amount_cents),
    judged as (
      select open.*, t.holder_id, t.id, t.paid_on = day as exact,
        ${changeBetween(sql`t.status`, sql`says`)} as change, t.booked_on, t.order_message
      from known join open using (n) join transfer t on t.holder_id = known.holder_id and t.id = known.id
      where t.amount_cents = open.amount_cents
        and t.paid_on between day - (case says when 'ordered' then 0 else ${mostDays}::integer end) and day)
    select n, holder_id, id, alike,
      rank() over (partition by n order by change = 'changes' desc, exact desc) as place
    from judged
    where change = 'changes'
      or change = 'same' and case says when 'ordered' then order_message is null
        when 'paid' then coalesce(booked_on, on_day) = on_day else true end`.execute(trx);
  await sql`
    insert into matched select n, (array_agg(holder_id))[1], (array_agg(id))[1]
    from candidate where place = 1 group by n having count(*) = 1 and max(alike) = 1`.execute(trx);
  await sql`
    insert into unmatched select distinct n, 'ambiguous' from candidate c
    where not exists (select from matched m where m.n = c.n)`.execute(trx);
}
