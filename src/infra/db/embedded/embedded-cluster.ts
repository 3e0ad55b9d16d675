import { randomBytes } from "node:crypto";
import { appendFile, chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type PostgresPrograms, postgresPrograms } from "./embedded-binaries.ts";
import { chooseLauncher, type Launch } from "./embedded-launcher.ts";

export type Cluster = {
  folder: string;
  files: string;
  log: string;
  programs: PostgresPrograms;
  launch: Launch;
};

const passwordFile = (folder: string) => join(folder, "password");

/** Opens the cluster in `folder`, creating it if needed. Safe for two processes at once. */
export async function openCluster(folder: string): Promise<Cluster> {
  const programs = await postgresPrograms();
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  if (!(await exists(folder))) await makeCluster(folder, programs);
  const { uid } = await stat(join(folder, "cluster"));
  const { launch } = await chooseLauncher(dirname(folder), programs.postgres, uid);
  return { folder, files: join(folder, "cluster"), log: join(folder, "log"), programs, launch };
}

export async function clusterUrl({ folder }: Cluster, port: number): Promise<string> {
  const password = (await readFile(passwordFile(folder), "utf8")).trim();
  return `postgres://parvis:${password}@127.0.0.1:${port}/parvis`;
}

/** Built next to its final place, then renamed: an interrupted start leaves no half-made cluster. */
async function makeCluster(folder: string, programs: PostgresPrograms): Promise<void> {
  const draft = `${folder}.${randomBytes(6).toString("hex")}`;
  const { launch, owner } = await chooseLauncher(dirname(folder), programs.postgres);
  try {
    await mkdir(draft, { mode: 0o700 });
    if (owner) await chown(draft, owner.uid, owner.gid);
    await fillCluster(draft, programs, launch);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
}

const initdbOptions = [
  "--username=postgres",
  "--auth=reject",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
];

const settings = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
timezone = 'UTC'
log_timezone = 'UTC'
log_checkpoints = off
max_connections = 100
`;

async function fillCluster(folder: string, programs: PostgresPrograms, launch: Launch): Promise<void> {
  const files = join(folder, "cluster");
  await launch(programs.initdb, [`--pgdata=${files}`, ...initdbOptions]);
  await appendFile(join(files, "postgresql.conf"), settings);
  // The superuser cannot connect at all; only the role of Parvis can.
  await writeFile(join(files, "pg_hba.conf"), "host parvis parvis 127.0.0.1/32 scram-sha-256\n");
  const password = randomBytes(24).toString("hex");
  await launch(programs.postgres, ["--single", "-D", files, "postgres"], statementsFor(password));
  await writeFile(passwordFile(folder), `${password}\n`, { mode: 0o600, flush: true });
}

const statementsFor = (password: string) =>
  [
    `create role parvis login nosuperuser nobypassrls password '${password}'`,
    "create database parvis owner parvis",
    "",
  ].join(";\n");

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
