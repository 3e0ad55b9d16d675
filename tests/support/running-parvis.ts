import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { packageFolder } from "#kernel/package-folder.ts";

export type RunningParvis = {
  url: string;
  process: ChildProcess;
  /** Everything it has printed so far. */
  printed(): string;
  /** Stops it and waits; returns its exit code, `null` when the signal killed it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

/** A real Parvis in a separate process, started like `npx parvis serve` or `worker`; `dist` must be built. */
export async function startParvis(
  environment: Record<string, string>,
  command: "serve" | "worker" = "serve",
): Promise<RunningParvis> {
  const variable = command === "serve" ? "PORT" : "PARVIS_WORKER_PORT";
  const port = environment[variable] ?? String(await freePort());
  const { child, printed } = runParvis([command], { [variable]: port, ...environment });
  const url = `http://localhost:${port}`;
  while (!(await answers(`${url}/readyz`))) {
    if (child.exitCode !== null || child.signalCode) throw new Error(`Parvis did not start:\n${printed()}`);
    await delay(100);
  }
  return { url, process: child, printed, stop: (signal = "SIGTERM") => end(child, signal) };
}

/** Starts any command and leaves it running; `ended` is its exit code. */
export function beginParvis(words: string[], environment: Record<string, string>) {
  const { child, printed } = runParvis(words, environment);
  return { child, printed, ended: once(child, "close").then(([code]) => code as number | null) };
}

/** What every command needs of our environment. */
export const ours = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
};

/** Starts any command of Parvis with this environment, and little of ours. */
function runParvis(words: string[], environment: Record<string, string>) {
  const command = join(packageFolder(), "dist", "cli.js");
  const child = spawn(process.execPath, ["--enable-source-maps", command, ...words], {
    env: { ...ours, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
  return { child, printed: () => text };
}

/** Runs a command to its end. */
export async function parvis(words: string[], environment: Record<string, string>) {
  const { printed, ended } = beginParvis(words, environment);
  return { code: await ended, printed: printed() };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode) return child.exitCode;
  const closed = once(child, "close");
  child.kill(signal);
  await closed;
  return child.exitCode;
}

const answers = (url: string) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
