import { asSuperuser } from "../support/database-server.ts";
import type { RunningHouse } from "../support/running-house.ts";

/** Every value of every column of every table, jobs included, as the thief of a copy would read them. */
export const dumpOf = ({ database }: RunningHouse): Promise<string[]> =>
  asSuperuser(database.superuserUrl, async (client) => {
    const tables = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')",
    );
    const values = new Set<string>();
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: unknown }>(`select to_jsonb(t) as row from ${name} t`);
      for (const { row } of rows) for (const leaf of leavesOf(row)) values.add(leaf);
    }
    return [...values].flatMap(spellings);
  });

/** The same for the sessions, or for the journeys. */
export const valuesOf = ({ database }: RunningHouse, table: "session" | "journey"): Promise<string[]> =>
  asSuperuser(database.superuserUrl, async (client) => {
    const { rows } = await client.query<{ row: unknown }>(`select to_jsonb(t) as row from ${table} t`);
    return leavesOf(rows).flatMap(spellings);
  });

function leavesOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === "object") return Object.values(value).flatMap(leavesOf);
  return [String(value)];
}

/** Bytes may be encoded in several ways. */
function spellings(leaf: string): string[] {
  if (!/^\\x(?:[\da-f]{2})+$/.test(leaf)) return [leaf];
  const bytes = Buffer.from(leaf.slice(2), "hex");
  return [
    bytes.toString("hex"),
    bytes.toString("base64url"),
    bytes.toString("base64"),
    bytes.toString("utf8"),
  ];
}
