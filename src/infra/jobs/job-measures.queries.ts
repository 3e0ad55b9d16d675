import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables/schema.ts";
import { deadLetters } from "./queues.ts";

export async function countJobs(db: Kysely<Tables>) {
  const { rows } = await sql<{ queue: string; state: string; count: number }>`
    select name as queue, state::text as state, count(*)::int as count from pgboss.job
    where state in ('created', 'active', 'retry') and name <> ${deadLetters}
    group by 1, 2`.execute(db);
  return rows;
}

export async function countDeadLetters(db: Kysely<Tables>) {
  const { rows } = await sql<{ queue: string; count: number }>`
    select coalesce(source_name, 'unknown') as queue, count(*)::int as count from pgboss.job
    where name = ${deadLetters} and state = 'created'
    group by 1`.execute(db);
  return rows;
}
