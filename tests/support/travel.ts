import { asInterval, type Duration, days } from "#kernel/duration.ts";
import { asSuperuser } from "./database-server.ts";
import type { TestDatabase } from "./fresh-database.ts";

/** So far that no moment shifted there meets one not yet shifted: unique keys may hold a moment. */
const farAway = days(365_000);

/** Lets `duration` pass: every moment in every table, those of the jobs included, moves into the past. */
export async function travel(database: TestDatabase, duration: Duration): Promise<void> {
  await asSuperuser(database.superuserUrl, async (client) => {
    const { rows } = await client.query<{ table: string; columns: string[] }>(momentsOfTables);
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    for (const { table, columns } of rows) {
      const shift = columns.map((column) => `${column} = ${column} - $1::interval`).join(", ");
      for (const step of [asInterval(farAway), `${duration - farAway} milliseconds`])
        await client.query(`update ${table} set ${shift}`, [step]);
    }
    await client.query("commit");
  });
}

const momentsOfTables = `
  select format('%I.%I', n.nspname, c.relname) as table, array_agg(quote_ident(a.attname)) as columns
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema')
    and a.atttypid = 'timestamptz'::regtype and a.attnum > 0
    and not a.attisdropped and a.attgenerated = ''
  group by 1`;
