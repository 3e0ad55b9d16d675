import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { deadLetters } from "#infra/jobs/queues.ts";

export type Removed = { persons: number; accounts: number; messages: number; letters: number };

const persons = sql`(select id from holder where demonstration)`;
const accounts = sql`(select id from account where holder_id in ${persons})`;

/** Deletes the marked holders of a space and everything about them, waiting mails and SMS included. */
export async function removeMarked(trx: SpaceTransaction): Promise<Removed> {
  const removed = await countMarked(trx);
  await sql`delete from journey where data->>'holderId' in (select id::text from holder where demonstration)
    or id in (select journey_id from link where holder_id in ${persons}
      union select journey_id from code where holder_id in ${persons})`.execute(trx);
  const batches = sql`(select batch_id from letter where holder_id in ${persons})`;
  const { rows } = await sql<{ id: string }>`select id from letter_batch where id in ${batches}`.execute(trx);
  await sql`delete from pgboss.job where name = ${deadLetters} and data->>'mailId' in (
    select id::text from mail where holder_id in ${persons})`.execute(trx);
  for (const { table, column } of await findTablesOfPersons(trx))
    await sql`delete from ${sql.table(table)}
      where ${sql.ref(column)} in ${column === "holder_id" ? persons : accounts}`.execute(trx);
  await sql`delete from letter_batch where id = any(${rows.map(({ id }) => id)}::uuid[])
    and not exists (select from letter where letter.batch_id = letter_batch.id)`.execute(trx);
  await sql`delete from upload where demonstration`.execute(trx);
  await sql`delete from letter_order where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(trx);
  await sql`delete from holder where demonstration`.execute(trx);
  return removed;
}

async function countMarked(trx: SpaceTransaction): Promise<Removed> {
  const { rows } = await sql<Removed>`select
    (select count(*)::int from holder where demonstration) as persons,
    (select count(*)::int from account where holder_id in ${persons}) as accounts,
    (select count(*)::int from mail where holder_id in ${persons})
      + (select count(*)::int from sms where holder_id in ${persons}) as messages,
    (select count(*)::int from letter where holder_id in ${persons}) as letters`.execute(trx);
  return rows[0] ?? { persons: 0, accounts: 0, messages: 0, letters: 0 };
}

type TableOfPersons = { table: string; column: "holder_id" | "account_id" };

/**
 * Read from the schema, so that a module adds nothing here. A table comes before the tables it refers to. The audit
 * stays: no row of it is ever deleted.
 */
async function findTablesOfPersons(trx: SpaceTransaction): Promise<TableOfPersons[]> {
  const { rows } = await sql<TableOfPersons>`
    with recursive referring as (
      select 'holder'::regclass::oid as relation, 0 as depth
      union
      select conrelid, depth + 1 from referring join pg_constraint on confrelid = relation
      where contype = 'f' and conrelid <> confrelid and depth < 10)
    select relname as "table", attname as "column"
    from pg_class join pg_attribute on attrelid = pg_class.oid left join referring on relation = pg_class.oid
    where relkind = 'r' and relnamespace = 'public'::regnamespace and attname in ('holder_id', 'account_id')
      and relname <> 'audit_event'
    group by relname, attname order by coalesce(max(depth), 10) desc`.execute(trx);
  return rows;
}
