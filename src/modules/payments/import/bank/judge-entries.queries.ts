import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { changeBetween } from "../change-between.queries.ts";

/**
 * Fills the table `verdict`: what each matched entry does to its transfer. `books`: the bank proves a payment that a
 * file has said. A return is judged after the payment of the same file; told twice, the first entry counts.
 */
export async function judgeMatches(trx: SpaceTransaction) {
  await sql`
    create temporary table verdict on commit drop as
    with told as (
      select m.*, e.says, e.amount_cents as told_cents, t.amount_cents, t.status, t.booked_on,
        row_number() over (partition by m.transfer_id, e.says order by m.n) as turn
      from matched m join bank_entry e using (n) join transfer t on t.holder_id = m.holder_id and t.id = m.transfer_id),
    first as (
      select *, says <> 'returned' and told_cents <> amount_cents as differs,
        case when says = 'returned' and bool_or(says = 'paid' and told_cents = amount_cents)
          over (partition by transfer_id) and status in ('ordered', 'rejected') then 'paid' else status end as standing
      from told),
    judged as (select *, ${changeBetween(sql`standing`, sql`says`)} as change from first)
    select n, holder_id, transfer_id, says, standing, told_cents, amount_cents,
      case when differs then 'differs'
        when turn > 1 then 'same'
        when change = 'same' and says = 'paid' and booked_on is null then 'books'
        else change end as fate
    from judged`.execute(trx);
}

/** Fills `new_order`: orders for the holder with that IBAN, if there is no such transfer yet. */
export async function findNewOrders(trx: SpaceTransaction) {
  await sql`
    create temporary table new_order on commit drop as
    with open as (
      select n, reference, iban, coalesce(reference, message || '/' || line) as own_reference from bank_entry e
      where says = 'ordered' and about = 'transfer' and iban is not null
        and not exists (select from matched m where m.n = e.n)
        and not exists (select from unmatched u where u.n = e.n)),
    named as (
      select open.n, own_reference, count(h.id) as holders, (array_agg(h.id))[1] as holder_id
      from open left join holder h on h.iban = open.iban and h.closed_at is null group by open.n, own_reference)
    select n, own_reference, holder_id, holders,
      row_number() over (partition by own_reference order by n) as turn,
      exists (select from payment p where p.reference = own_reference) as is_line
    from named`.execute(trx);
  await sql`
    insert into unmatched
    select n, case when holders = 0 then 'nobody' when holders > 1 then 'several'
      when is_line then 'line' else 'repeated' end
    from new_order where holders <> 1 or is_line or turn > 1`.execute(trx);
  await sql`delete from new_order where holders <> 1 or is_line or turn > 1`.execute(trx);
  await sql`
    insert into unmatched
    select n, case when about <> 'transfer' then 'order' when iban is null then 'reference' else 'nothing' end
    from bank_entry e
    where not exists (select from matched m where m.n = e.n)
      and not exists (select from unmatched u where u.n = e.n)
      and not exists (select from new_order o where o.n = e.n)`.execute(trx);
}
