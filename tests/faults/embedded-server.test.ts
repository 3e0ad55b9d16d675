import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { chmod, cp, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "#infra/db/connect.ts";
import { openCluster } from "#infra/db/embedded/embedded-cluster.ts";
import { type EmbeddedServer, shareEmbeddedServer } from "#infra/db/embedded/embedded-server.ts";
import { packageFolder } from "#kernel/package-folder.ts";
import { temporaryFolder } from "../support/folder.ts";

const holder = join(import.meta.dirname, "hold-server.ts");

async function hold(folder: string, note = "", env = process.env): Promise<ChildProcess> {
  const child = spawn(process.execPath, [holder, folder, note], { stdio: ["ignore", "pipe", "pipe"], env });
  let said = "";
  child.stderr?.on("data", (text) => (said += text));
  await Promise.race([
    once(child.stdout ?? child, "data"),
    once(child, "close").then(() => Promise.reject(new Error(said))),
  ]);
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  const closed = once(child, "close");
  child.kill(signal);
  await closed;
}

const pidFile = (folder: string) => readFile(join(folder, "cluster", "postmaster.pid"), "utf8");
const pidOf = async (folder: string) => Number((await pidFile(folder)).split("\n")[0]);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Without an init process that reaps orphans, a dead process keeps its number: the test checks that it no
 * longer works.
 */
async function isStopped(folder: string, pid: number): Promise<boolean> {
  return !isAlive(pid) || (await pidFile(folder).catch(() => "")) === "";
}

async function notes({ url }: EmbeddedServer): Promise<string[]> {
  const { pool, close } = connect(url);
  const { rows } = await pool.query<{ text: string }>("select text from note order by text");
  await close();
  return rows.map(({ text }) => text);
}

const made = await temporaryFolder();
beforeAll(() => openCluster(join(made.path, "postgres")));
afterAll(() => made[Symbol.asyncDispose]());

/** A cluster that was made before, copied with its owner: only some tests are about making one. */
async function clusterIn(parent: string): Promise<string> {
  await promisify(execFile)("cp", ["-a", join(made.path, "postgres"), parent]);
  return join(parent, "postgres");
}

test("several processes share one server, and the last one to exit stops it", async () => {
  await using parent = await temporaryFolder();
  const folder = join(parent.path, "postgres");
  const [first, second] = await Promise.all([hold(folder, "first"), hold(folder, "second")]);
  const pid = await pidOf(folder);
  const third = await shareEmbeddedServer(folder);
  expect(await notes(third)).toEqual(["first", "second"]);
  await end(first, "SIGTERM");
  await third.release();
  expect(await pidOf(folder)).toBe(pid);
  await end(second, "SIGTERM");
  expect(await isStopped(folder, pid)).toBe(true);
});

test("after a kill -9 the next process adopts the server, loses nothing, and stops it at its end", async () => {
  await using parent = await temporaryFolder();
  const folder = await clusterIn(parent.path);
  await end(await hold(folder, "committed"), "SIGKILL");
  const orphan = await pidOf(folder);
  expect(isAlive(orphan)).toBe(true);
  const server = await shareEmbeddedServer(folder);
  expect(await pidOf(folder)).toBe(orphan);
  expect(await notes(server)).toEqual(["committed"]);
  await server.release();
  expect(await isStopped(folder, orphan)).toBe(true);
});

test("a pid file whose number belongs to another process does not block the start", async () => {
  await using parent = await temporaryFolder();
  const folder = await clusterIn(parent.path);
  await end(await hold(folder, "kept"), "SIGTERM");
  const foreign = [process.pid, join(folder, "cluster"), 1, 5432, "", "localhost", "1 1", "ready", ""];
  await writeFile(join(folder, "cluster", "postmaster.pid"), foreign.join("\n"));
  const server = await shareEmbeddedServer(folder);
  expect(await notes(server)).toEqual(["kept"]);
  await server.release();
});

test("the copy of a folder in use gets a server of its own", async () => {
  await using parent = await temporaryFolder();
  const folder = await clusterIn(parent.path);
  await end(await hold(folder, "both"), "SIGTERM");
  const original = await shareEmbeddedServer(folder);
  const copy = join(parent.path, "copy");
  await cp(folder, copy, { recursive: true });
  const copied = await shareEmbeddedServer(copy);
  expect(copied.url).not.toBe(original.url);
  await Promise.all([original.release(), copied.release()]);
});

test("a server that dies is restarted on the same port, with every committed row", async () => {
  await using parent = await temporaryFolder();
  const folder = await clusterIn(parent.path);
  const child = await hold(folder, "committed");
  const [before, portBefore] = [await pidOf(folder), (await pidFile(folder)).split("\n")[3]];
  process.kill(before, "SIGKILL");
  while ((await pidOf(folder).catch(() => before)) === before) await delay(50);
  const server = await shareEmbeddedServer(folder);
  expect((await pidFile(folder)).split("\n")[3]).toBe(portBefore);
  expect(await notes(server)).toEqual(["committed"]);
  await server.release();
  await end(child, "SIGTERM");
});

const root = process.getuid?.() === 0;

test.runIf(root)("root runs it from a private folder under /root", async () => {
  await using parent = await temporaryFolder("/root");
  const folder = join(parent.path, "clone", "var", "postgres");
  await end(await hold(folder, "private"), "SIGKILL");
  const server = await shareEmbeddedServer(folder);
  expect(await notes(server)).toEqual(["private"]);
  await server.release();
});

/** Without user namespaces root needs another user, who must be able to reach the files. */
const noNamespaces = { ...process.env, PATH: "/nowhere" };
const othersReachUs = () => {
  for (let folder = packageFolder(); folder !== dirname(folder); folder = dirname(folder))
    if ((statSync(folder).mode & 0o001) === 0) return false;
  return true;
};

test.runIf(root && othersReachUs())("root without user namespaces runs it as a system user", async () => {
  await using parent = await temporaryFolder();
  await chmod(parent.path, 0o755);
  const folder = join(parent.path, "postgres");
  await end(await hold(folder, "as another", noNamespaces), "SIGKILL");
  const server = await shareEmbeddedServer(folder);
  expect(await notes(server)).toEqual(["as another"]);
  await server.release();
});

test.runIf(root)("files that only root can reach make the start fail with instructions", async () => {
  await using hidden = await temporaryFolder("/root");
  const holding = hold(join(hidden.path, "postgres"), "", noNamespaces);
  await expect(holding).rejects.toThrow(/PostgreSQL refuse root, et aucun autre utilisateur/);
});
