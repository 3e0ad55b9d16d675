import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { statesBefore } from "./letter.status.ts";

const manyRows = 1000;

/** Rows just imported have no statistics: nested loops would take hours, and a million rows exceed the time limit. */
const forManyRows = (trx: SpaceTransaction) =>
  sql`select set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true),
    set_config('statement_timeout', '0', true)`.execute(trx);

/** Gives two letters to every holder without live enrolment or account. Idempotent. Returns how many. */
export async function openEnrolments(trx: SpaceTransaction): Promise<number> {
  await forManyRows(trx);
  const { rows } = await sql<{ opened: number }>`
    with opened as (
      insert into enrolment (holder_id)
      select holder.id from holder
      where holder.closed_at is null
        and not exists (
          select from enrolment live where live.holder_id = holder.id and live.state <> 'closed')
        and not exists (
          select from account where account.holder_id = holder.id and account.closed_at is null)
      order by holder.id
      on conflict do nothing
      returning holder_id, id
    ), requested as (
      insert into letter (holder_id, enrolment_id, kind)
      select opened.holder_id, opened.id, unnest(array['notification', 'provisional_password'])
      from opened
    )
    select count(*)::int as opened from opened`.execute(trx);
  const opened = rows[0]?.opened ?? 0;
  if (opened > manyRows) await sql`analyze holder, enrolment, letter`.execute(trx);
  return opened;
}

/** Also expires the letters: no secret outlives its holder. Returns how many enrolments were closed. */
export async function closeEnrolments(trx: SpaceTransaction): Promise<number> {
  await forManyRows(trx);
  const { rows } = await sql<{ closed: number }>`
    with closed as (
      update enrolment set state = 'closed', settled_at = now()
      from holder
      where holder.id = enrolment.holder_id and holder.closed_at is not null and enrolment.state <> 'closed'
      returning enrolment.holder_id, enrolment.id
    ), expired as (
      update letter set state = 'expired', settled_at = now()
      from closed
      where letter.holder_id = closed.holder_id and letter.enrolment_id = closed.id
        and letter.state in (${sql.join(statesBefore("expired"))})
    )
    select count(*)::int as closed from closed`.execute(trx);
  return rows[0]?.closed ?? 0;
}
