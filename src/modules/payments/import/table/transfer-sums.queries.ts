import { sql } from "kysely";
import type { Refusal } from "#imports/findings/refusal.ts";
import { inPages } from "#imports/run/in-pages.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { cents, describeMoney } from "#kernel/values/money.ts";

/**
 * Transfers whose lines would not give their amount: that of an order or a booking, to the cent. A transfer made from
 * lines is their sum, which cannot be negative.
 */
export async function* sumFaults(trx: SpaceTransaction): AsyncGenerator<Refusal> {
  const faults = sql<{ line: number; reference: string; sum: string; bank: string | null }>`
    with moved as (
      select holder_id, former_transfer as id from target
      where fate = 'changed' and former_transfer is distinct from transfer_id),
    touched as (
      select holder_id, transfer_id as id from target where transfer_id is not null and fate <> 'same'
      union select * from moved),
    lines as (
      select t.reference, g.amount_cents, g.line
      from touched join transfer t on t.id = touched.id join target g on g.transfer_id = t.id
      union all
      select t.reference, p.amount_cents, null from touched
      join transfer t on t.holder_id = touched.holder_id and t.id = touched.id
      join payment p on p.holder_id = t.holder_id and p.transfer_id = t.id
      where not p.is_whole_transfer and not exists (select from target where target.payment_id = p.id)),
    sums as (
      select reference, sum(amount_cents) as sum, coalesce(min(line), 1) as line from lines group by reference
      union all
      select reference, amount_cents, line from new_transfer where amount_cents < 0)
    select line, sums.reference, sum::text,
      case when t.order_message is not null or t.booked_on is not null then t.amount_cents::text end as bank
    from sums left join transfer t on t.reference = sums.reference
    where sum < 0 or sum <> t.amount_cents and (t.order_message is not null or t.booked_on is not null)
    order by line`;
  for await (const { line, reference, sum, bank } of inPages(trx, faults))
    yield { line, column: "transfer", reason: whyWrong(sum, bank), value: reference };
}

const euros = (count: string) => describeMoney(cents(Number(count)));

const whyWrong = (sum: string, bank: string | null) =>
  bank === null
    ? `les lignes de ce virement font ${euros(sum)} : un virement n’est jamais négatif`
    : `les lignes de ce virement font ${euros(sum)}, l’ordre ou la banque disent ${euros(bank)}`;
