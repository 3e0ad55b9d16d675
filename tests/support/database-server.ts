import { createHash } from "node:crypto";
import { appendFile, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Client } from "pg";
import { connect } from "#infra/db/connect.ts";
import { openCluster } from "#infra/db/embedded/embedded-cluster.ts";
import { type EmbeddedServer, shareEmbeddedServer } from "#infra/db/embedded/embedded-server.ts";
import { migrate } from "#infra/db/migrate.ts";
import { installJobs } from "#infra/jobs/install.ts";
import { packageFolder } from "#kernel/package-folder.ts";
import { contributed } from "./contributed.ts";

export type TestServer = EmbeddedServer & {
  /**
   * Bypasses row-level security: for the set-up of a test and for time travel, never for the code under
   * test.
   */
  superuserUrl: string;
  /** A migrated database, used as a template. */
  template: string;
};

const folder = join(packageFolder(), "var", "tests", "postgres");
const templateLock = "19522";

/** One embedded PostgreSQL for a test run, shared with other runs of the same tree. */
export async function startTestServer(): Promise<TestServer> {
  await letSuperuserIn();
  const server = await shareEmbeddedServer(folder);
  const superuserUrl = withDatabase(server.url.replace(/parvis:[^@]*@/, "postgres@"), "postgres");
  const template = await asSuperuser(superuserUrl, (client) => prepareTemplate(client, server.url));
  return { ...server, superuserUrl, template };
}

export const withDatabase = (url: string, database: string) =>
  Object.assign(new URL(url), { pathname: `/${database}` }).href;

export async function asSuperuser<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Nothing has to survive a crash, and databases live for seconds: nothing to replicate, nothing to vacuum. */
const settings = `
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
jit = off
max_connections = 300
`;

async function letSuperuserIn(): Promise<void> {
  const { files } = await openCluster(folder);
  await appendOnce(join(files, "postgresql.conf"), settings);
  await appendOnce(
    join(files, "pg_hba.conf"),
    "host all parvis 127.0.0.1/32 scram-sha-256\nhost all postgres 127.0.0.1/32 trust\n",
  );
}

async function appendOnce(path: string, lines: string): Promise<void> {
  if (!(await readFile(path, "utf8")).includes(lines)) await appendFile(path, lines);
}

async function prepareTemplate(client: Client, parvisUrl: string): Promise<string> {
  const template = `template_${await checksumOfSchema()}`;
  await client.query("select pg_advisory_lock($1)", [templateLock]);
  await dropLeftovers(client, template);
  const { rowCount } = await client.query("select from pg_database where datname = $1", [template]);
  if (!rowCount) {
    const draft = `draft_${process.pid}`;
    await client.query(`create database ${draft} owner parvis`);
    await prepareDraft(withDatabase(parvisUrl, draft));
    await client.query(`alter database ${draft} rename to ${template}`);
  }
  await client.query("select pg_advisory_unlock($1)", [templateLock]);
  return template;
}

/** As the first `serve` leaves a database: our schema, and the one of the jobs. */
async function prepareDraft(url: string): Promise<void> {
  await migrate(url);
  const { db, close } = connect(url);
  await installJobs(db, contributed.jobs);
  await close();
}

async function checksumOfSchema(): Promise<string> {
  const folders = [join("db", "migrations"), join("src", "infra", "jobs")];
  const paths = await Promise.all(
    folders.map(async (name) =>
      (await readdir(join(packageFolder(), name))).sort().map((file) => join(packageFolder(), name, file)),
    ),
  );
  const lock = join(packageFolder(), "package-lock.json");
  const hash = createHash("sha256");
  for (const path of [...paths.flat(), lock]) hash.update(basename(path)).update(await readFile(path));
  return hash.digest("hex").slice(0, 16);
}

/** Databases of killed runs, and templates of former schemas. */
async function dropLeftovers(client: Client, template: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname ~ '^(test|draft|template)_' and datname <> $1",
    [template],
  );
  for (const { datname } of rows)
    if (datname.startsWith("template_") || !isAlive(Number(datname.split("_")[1])))
      await client.query(`drop database if exists ${datname} with (force)`).catch(() => undefined);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
