import { readFile, readlink, realpath, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { milliseconds } from "#kernel/duration.ts";
import { PlainFailure } from "#kernel/plain-failure.ts";
import type { Cluster } from "./embedded-cluster.ts";

export type Postmaster = { pid: number; port: number; state: "ready" | "starting" | "stopping" };

export async function findPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const pidFile = join(cluster.files, "postmaster.pid");
  const lines = (await readFile(pidFile, "utf8").catch(() => "")).split("\n").map((line) => line.trim());
  const [pid = "", writtenIn = "", , port = ""] = lines;
  if (pid === "" || !isAlive(Number(pid))) return null;
  if (!(await worksOn(cluster.files, Number(pid), writtenIn))) {
    // The process id was reused (as in a restarted container), and PostgreSQL would refuse to start.
    await rm(pidFile, { force: true });
    return null;
  }
  const state = lines.at(7) === "ready" ? "ready" : lines.at(7) === "stopping" ? "stopping" : "starting";
  return { pid: Number(pid), port: Number(port), state };
}

/** The server outlives this process. It uses `port` if free, else another one. */
export async function startPostmaster(cluster: Cluster, port?: number): Promise<void> {
  const chosen = port !== undefined && (await isFree(port)) ? port : await freePort();
  const { launch, programs, files, log } = cluster;
  const words = ["start", "-D", files, "-l", log, "-w", "-t", "300", "-s", "-o", `-p ${chosen}`];
  await launch(programs.pg_ctl, words).catch(async (error: Error) => {
    const said = await readFile(log, "utf8").catch(() => "");
    throw new PlainFailure(
      `Le PostgreSQL intégré ne démarre pas. Son journal, ${log}, dit : ${said.trim().split("\n").slice(-5).join(" / ") || error.message}`,
    );
  });
}

export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const stopping = await findPostmaster(cluster);
  if (!stopping) return;
  const { launch, programs, files } = cluster;
  await launch(programs.pg_ctl, ["stop", "-D", files, "-m", "fast", "-W", "-s"]);
  // pg_ctl would wait forever for the next server if another process starts one at once.
  while ((await findPostmaster(cluster))?.pid === stopping.pid) await delay(milliseconds(20));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A server's working directory is its data folder; where /proc is missing, trust its pid file. */
async function worksOn(files: string, pid: number, writtenIn: string): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(files));
  } catch (error) {
    const gone = process.platform === "linux" && (error as NodeJS.ErrnoException).code === "ENOENT";
    return !gone && writtenIn === files;
  }
}

const isFree = (port: number) =>
  listenOnce(port).then(
    () => true,
    () => false,
  );

const freePort = () => listenOnce(0);

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}
