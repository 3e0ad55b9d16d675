import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportId } from "#kernel/ids.ts";

/** Each order makes a transfer of one line, which stands for the whole until the file of its lines comes. */
export async function insertOrders(trx: SpaceTransaction, run: ImportId) {
  await sql`
    insert into transfer (holder_id, id, reference, amount_cents, paid_on, status, iban, lines, order_message,
      order_batch, import_id)
    select o.holder_id, e.transfer_id, own_reference, amount_cents, on_day, 'ordered', iban, 1, message, batch, ${run}
    from new_order o join bank_entry e using (n)`.execute(trx);
  await sql`
    insert into payment (holder_id, id, reference, transfer_id, paid_on, label, amount_cents, status, words,
      is_whole_transfer, first_status, import_id)
    select o.holder_id, e.payment_id, own_reference, e.transfer_id, on_day, label, amount_cents, 'ordered', words,
      true, 'ordered', ${run}
    from new_order o join bank_entry e using (n)`.execute(trx);
}

/** Notes where a transfer that was on file is ordered, so that the rejection of its order finds it. */
export async function noteOrders(trx: SpaceTransaction) {
  await sql`
    update transfer t set order_message = e.message, order_batch = e.batch, iban = coalesce(e.iban, t.iban)
    from verdict v join bank_entry e using (n)
    where v.says = 'ordered' and v.fate in ('same', 'ahead') and t.order_message is null
      and t.holder_id = v.holder_id and t.id = v.transfer_id`.execute(trx);
}

/** `round` keeps the order of two changes in one file. */
export const rounds = ["paid", "rejected", "returned"] as const;
type Told = (typeof rounds)[number];

/** The lines whose status is that of their transfer change with it; a line refused on its own stays. */
export async function applyEntries(trx: SpaceTransaction, says: Told, round: number, today: string) {
  const matched = sql`
    verdict v join bank_entry e using (n)
    join transfer t on t.holder_id = v.holder_id and t.id = v.transfer_id`;
  const changes = sql`v.says = ${says} and v.fate = 'changes'`;
  await sql`
    insert into touched
    select ${round}::integer, p.holder_id, p.transfer_id, p.id, false, p.status, ${says}, coalesce(e.reason, ''),
      coalesce(e.on_day, ${today}::date), case ${says}::text when 'paid' then coalesce(e.on_day, p.paid_on) else p.paid_on end,
      'bank'
    from ${matched} join payment p on p.holder_id = t.holder_id and p.transfer_id = t.id and p.status = t.status
    where ${changes}`.execute(trx);
  await sql`
    update payment p set status = g.status, reason = g.reason from touched g
    where g.round = ${round} and p.holder_id = g.holder_id and p.id = g.payment_id`.execute(trx);
  if (says === "paid") await bookDays(trx);
  await sql`
    update transfer t set status = ${says}, reason = coalesce(e.reason, ''), iban = coalesce(e.iban, t.iban)
    from verdict v join bank_entry e using (n)
    where ${changes} and t.holder_id = v.holder_id and t.id = v.transfer_id`.execute(trx);
}

/** The day of a booking becomes the day of the transfer and of all its lines. */
async function bookDays(trx: SpaceTransaction) {
  const booked = sql`verdict v join bank_entry e using (n)`;
  const books = sql`v.says = 'paid' and v.fate in ('changes', 'books') and e.on_day is not null`;
  await sql`
    update payment p set paid_on = e.on_day from ${booked}
    where ${books} and p.holder_id = v.holder_id and p.transfer_id = v.transfer_id`.execute(trx);
  await sql`
    update transfer t set paid_on = e.on_day, booked_on = e.on_day from ${booked}
    where ${books} and t.holder_id = v.holder_id and t.id = v.transfer_id`.execute(trx);
}
