import { asInterval, type Duration, days } from "#kernel/duration.ts";
import { asSuperuser } from "./database-server.ts";
import type { TestDatabase } from "./fresh-database.ts";

/** So far that no shifted time meets an unshifted one: unique keys may hold times. */
const farAway = days(365_000);

/**
 * Simulates that `duration` passes: every time in every table, jobs included, moves into the past, and so does every
 * day on which something happened. The audit stays: its hashes cover its times.
 */
export async function travel(database: TestDatabase, duration: Duration): Promise<void> {
  await asSuperuser(database.superuserUrl, async (client) => {
    const { rows } = await client.query<{ table: string; columns: string[] }>(momentsOfTables);
    const steps = [asInterval(farAway), `${duration - farAway} milliseconds`];
    const updates = rows.flatMap(({ table, columns }) =>
      steps.map((step) => {
        const shift = columns.map((column) => `${column} = ${column} - interval '${step}'`);
        return `update ${table} set ${shift.join(", ")}`;
      }),
    );
    const asOne = ["begin", "set local session_replication_role = replica", ...updates, "commit"];
    await client.query(asOne.join(";"));
  });
}

const momentsOfTables = `
  select format('%I.%I', n.nspname, c.relname) as table, array_agg(quote_ident(a.attname)) as columns
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema')
    and (a.atttypid = 'timestamptz'::regtype or a.atttypid = 'date'::regtype and a.attname like '%\\_on')
    and a.attnum > 0
    and c.relname <> 'audit_event'
    and not a.attisdropped and a.attgenerated = ''
  group by 1`;
