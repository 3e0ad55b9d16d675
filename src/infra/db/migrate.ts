import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { seconds } from "#kernel/duration.ts";
import { packageFolder } from "#kernel/package-folder.ts";
import { PlainFailure } from "#kernel/plain-failure.ts";

type Migration = { name: string; sql: string; checksum: string };

/** An arbitrary lock number: the bytes of "parvis". */
const migratorLock = "123563834501491";

/** One transaction per file; returns the names applied. Concurrent calls wait. Abort `told` to stop it. */
export async function migrate(url: string, told?: AbortSignal): Promise<string[]> {
  const client = new Client({
    connectionString: url,
    application_name: "parvis-migrate",
    connectionTimeoutMillis: seconds(5),
  });
  client.on("error", () => undefined);
  await client.connect();
  const giveUp = () => void client.end().catch(() => undefined);
  told?.addEventListener("abort", giveUp);
  try {
    await client.query("select pg_advisory_lock($1)", [migratorLock]);
    return await applyMissing(client);
  } catch (error) {
    told?.throwIfAborted();
    throw error;
  } finally {
    told?.removeEventListener("abort", giveUp);
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

export type Schema = { missing: Migration[]; fault: string | null };

export async function compareSchema(client: Pick<Client, "query">): Promise<Schema> {
  const migrations = await readMigrations();
  const applied = await readApplied(client);
  const names = migrations.map(({ name }) => name);
  const newer = [...applied.keys()].find((name) => !names.includes(name));
  const changed = migrations.find(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum);
  return { missing: migrations.filter(({ name }) => !applied.has(name)), fault: faultOf(newer, changed) };
}

function faultOf(newer: string | undefined, changed: Migration | undefined): string | null {
  if (newer)
    return `Cette base vient d’une version plus récente de Parvis (${newer}). Mettez Parvis à jour : docs/deploy.md, « Updating ».`;
  if (changed)
    return `La migration ${changed.name} n’est plus celle que cette base a reçue. Remettez le fichier d’origine : git checkout db/migrations.`;
  return null;
}

async function applyMissing(client: Client): Promise<string[]> {
  if (!(await hasMigrationTable(client)))
    await client.query(`create table migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  const { missing, fault } = await compareSchema(client);
  if (fault) throw new PlainFailure(fault);
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

const hasMigrationTable = async (client: Pick<Client, "query">) =>
  (await client.query("select where to_regclass('migration') is not null")).rowCount === 1;

async function readApplied(client: Pick<Client, "query">): Promise<Map<string, string>> {
  if (!(await hasMigrationTable(client))) return new Map();
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
