import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { seconds } from "#kernel/duration.ts";
import { packageFolder } from "#kernel/package-folder.ts";
import { PlainFailure } from "#kernel/plain-failure.ts";

type Migration = { name: string; sql: string; checksum: string };

/** Any number that nobody else locks: the bytes of "parvis". */
const migratorLock = "123563834501491";

/**
 * Brings the database to the latest schema, one transaction a file, and names what it applied. Of two at
 * once the second waits, then finds nothing left to do.
 */
export async function migrate(url: string): Promise<string[]> {
  const migrations = await readMigrations();
  const client = new Client({
    connectionString: url,
    application_name: "parvis-migrate",
    connectionTimeoutMillis: seconds(5),
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migratorLock]);
    return await applyMissing(client, migrations);
  } finally {
    await client.end();
  }
}

async function readMigrations(): Promise<Migration[]> {
  const folder = join(packageFolder(), "db", "migrations");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function applyMissing(client: Client, migrations: Migration[]): Promise<string[]> {
  const applied = await readApplied(client);
  const changed = migrations.find(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum);
  if (changed)
    throw new PlainFailure(
      `La migration ${changed.name} n’est plus celle que cette base a reçue. Remettez le fichier d’origine : git checkout db/migrations.`,
    );
  const missing = migrations.filter(({ name }) => !applied.has(name));
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

async function readApplied(client: Client): Promise<Map<string, string>> {
  const { rowCount: found } = await client.query("select where to_regclass('migration') is not null");
  if (!found)
    await client.query(`create table migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from migration",
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query("insert into migration (name, checksum) values ($1, $2)", [name, checksum]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw new Error(`the migration ${name} failed and left nothing behind`, { cause: error });
  }
}
