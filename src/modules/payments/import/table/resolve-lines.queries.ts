import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Layout } from "../../layouts/layout.ts";
import { changeBetween, statusOfLines } from "../change-between.queries.ts";

/** Columns in the file, by name. The others keep their value on file. */
export type Named = ReadonlySet<string>;

/**
 * Fills the table `target`: what each line of the file becomes, beside what is on file. A line that a bank has booked
 * keeps its day, and a status that is further on stays.
 */
export async function resolveLines(trx: SpaceTransaction, named: Named, layout: Layout) {
  const given = (name: string, inFile: RawBuilder<unknown>, onFile: RawBuilder<unknown>) =>
    named.has(name) ? inFile : onFile;
  const reference = given(
    "transfer",
    sql`coalesce(i.transfer, i.reference)`,
    sql`coalesce(f.reference, i.reference)`,
  );
  await sql`
    create temporary table target on commit drop as
    with joined as (
      select i.line, i.reference, ${reference} as transfer_reference, i.new_transfer, i.words,
        p.id is null as is_new, coalesce(p.id, i.id) as payment_id,
        ${given("number", sql`h.id`, sql`p.holder_id`)} as named_holder,
        ${given("number", sql`coalesce(p.holder_id, h.id)`, sql`p.holder_id`)} as holder_id,
        p.transfer_id as former_transfer, t.id as transfer_id, t.holder_id as transfer_holder,
        t.status as transfer_status, t.reason as transfer_reason, t.booked_on,
        p.status as from_status, i.status as file_status,
        ${changeBetween(sql`p.status`, sql`i.status`)} as change,
        ${given("paid_on", sql`i.paid_on`, sql`p.paid_on`)} as given_on, p.paid_on as on_file_on,
        i.reason as file_reason, p.reason as on_file_reason,
        ${given("label", sql`coalesce(i.label, '')`, sql`coalesce(p.label, '')`)} as label,
        ${given("period_from", sql`i.period_from`, sql`p.period_from`)} as period_from,
        ${given("period_to", sql`i.period_to`, sql`p.period_to`)} as period_to,
        ${given("amount", sql`i.amount`, sql`p.amount_cents`)} as amount_cents,
        case when p.id is not null then row(p.paid_on, p.label, p.period_from, p.period_to, p.amount_cents,
          p.status, p.reason, f.reference, false)::text end as on_file,
        ${detailDiffers(named, layout)} or p.is_whole_transfer as differs
      from incoming i
      left join payment p on p.reference = i.reference
      left join transfer f on f.holder_id = p.holder_id and f.id = p.transfer_id
      left join transfer t on t.reference = ${reference}
      left join ${sql.table(layout.table)} l on l.holder_id = p.holder_id and l.payment_id = p.id
      ${given("number", sql`left join holder h on h.number = i.number`, sql``)}),
    judged as (
      select *,
        case when is_new then coalesce(booked_on, given_on)
          when booked_on is not null or change = 'ahead' then on_file_on
          else given_on end as paid_on,
        case when is_new and file_status = 'ordered' then coalesce(transfer_status, file_status)
          when is_new or change = 'changes' then file_status
          else from_status end as status
      from joined),
    settled as (
      select *,
        case when is_new then coalesce(file_reason, case when status <> file_status then transfer_reason end, '')
          when change = 'changes' then coalesce(file_reason, '')
          when change = 'ahead' then on_file_reason
          else coalesce(file_reason, on_file_reason) end as reason
      from judged)
    select line, reference, transfer_reference, new_transfer, words, is_new, payment_id, named_holder, holder_id,
      former_transfer, transfer_id, transfer_holder, booked_on, from_status, file_status, change, paid_on, status,
      reason, label, period_from, period_to, amount_cents,
      case when is_new then 'added'
        when differs or on_file is distinct from row(paid_on, label, period_from, period_to, amount_cents, status,
          reason, transfer_reference, false)::text then 'changed'
        else 'same' end as fate
    from settled`.execute(trx);
  await sql`analyze target (line, transfer_reference, payment_id)`.execute(trx);
}

/** Fills `new_transfer`: one for each reference not on file, whose amount is the sum of its lines. */
export async function resolveTransfers(trx: SpaceTransaction) {
  await sql`
    create temporary table new_transfer on commit drop as
    select transfer_reference as reference, (array_agg(holder_id))[1] as holder_id,
      min(holder_id::text) <> max(holder_id::text) as is_shared, min(line) as line,
      (array_agg(new_transfer))[1] as id, sum(amount_cents)::bigint as amount_cents, max(paid_on) as paid_on,
      ${statusOfLines} as status, max(reason) as reason, count(*)::int as lines
    from target p where transfer_id is null group by transfer_reference`.execute(trx);
  await sql`analyze new_transfer (reference)`.execute(trx);
}

function detailDiffers(named: Named, { columns }: Layout): RawBuilder<boolean> {
  const pairs = columns
    .filter(({ name }) => named.has(name))
    .map(({ column }) => sql`l.${sql.ref(column)} is distinct from i.${sql.ref(column)}`);
  return pairs.length > 0 ? sql`(${sql.join(pairs, sql` or `)})` : sql`false`;
}
