import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { hash, verify } from "@node-rs/argon2";
import { readConfig } from "#config/env.ts";
import { shareDatabase } from "#infra/db/embedded/share-database.ts";
import { packageFolder } from "#kernel/package-folder.ts";
import { mainThreadTime, processorTime } from "./processor-time.ts";
import { type People, seedAccounts } from "./sign-in-accounts.ts";
import type { Order, Tally } from "./sign-in-clients.ts";

/**
 * Successful sign-ins per second of `parvis serve`, all protections on, over raw argon2id verifications per
 * second, in turn on the same machine. The clients run in a separate process on the same cores: their cost
 * is included. `npm run bench:sign-in`
 */

const rounds = Number(process.env.ROUNDS ?? 5);
const roundTime = 6000;
/** Warm-up: a server in use has run for a while. */
const warmUpTime = 10_000;
const clients = 12;
const accounts = 400;
const port = Number(process.env.PORT ?? 3987);
const secret = Buffer.alloc(32, 7);

const folder = await mkdtemp(join(tmpdir(), "parvis-bench-"));
const environment = { PARVIS_DATA: folder, PARVIS_DEMO: "0", PORT: String(port) };
const config = readConfig(environment);
const database = await shareDatabase(config);
const people = await seedAccounts(config, database.url, accounts, "never");
const guarded = await seedAccounts(config, database.url, accounts, "always");
const stored = await hash(people.password, { secret });
const postmaster = await postmasterOf(join(folder, "postgres", "cluster"));

const command = join(packageFolder(), "dist", "cli.js");
const log = openSync(join(folder, "log"), "w");
const server = spawn(process.execPath, [command, "serve"], {
  env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  stdio: ["ignore", log, log],
});
const crowd = fork(new URL("./sign-in-clients.ts", import.meta.url));
try {
  await answering();
  await signIns(people, warmUpTime);
  await signIns(guarded, warmUpTime / 2);
  await verifications(1000);
  const measures: Record<"raw" | "signIns" | "guarded" | "ratio" | "byProcessor" | "captcha", number>[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const raw = await verifications(roundTime);
    const tally = await signIns(people, roundTime);
    const withCaptcha = await signIns(guarded, roundTime);
    const ratio = tally.perSecond / raw.perSecond;
    const byProcessor = raw.processor / sum(Object.values(tally.processor));
    const captcha = sum(Object.values(withCaptcha.processor)) - sum(Object.values(tally.processor));
    measures.push({
      raw: raw.perSecond,
      signIns: tally.perSecond,
      guarded: withCaptcha.perSecond,
      ratio,
      byProcessor,
      captcha,
    });
    const spent = Object.entries(tally.processor).map(([who, time]) => `${who} ${time.toFixed(2)}`);
    console.log(
      `raw ${raw.perSecond.toFixed(0)}/s · sign-ins ${tally.perSecond.toFixed(0)}/s, median ${tally.median.toFixed(0)} ms, ${tally.failed} failed · ratio ${ratio.toFixed(2)}`,
      `· with the anti-robot ${withCaptcha.perSecond.toFixed(0)}/s, median ${withCaptcha.median.toFixed(0)} ms`,
      `· processor ms: raw ${raw.processor.toFixed(2)}, sign-in ${spent.join(" + ")}, ratio ${byProcessor.toFixed(2)}`,
    );
  }
  const middle = (key: keyof (typeof measures)[number]) => median(measures.map((measure) => measure[key]));
  console.log(
    `medians: raw ${middle("raw").toFixed(0)}/s, sign-ins ${middle("signIns").toFixed(0)}/s,`,
    `ratio ${(middle("signIns") / middle("raw")).toFixed(2)}, by processor time ${middle("byProcessor").toFixed(2)};`,
    `with the anti-robot ${middle("guarded").toFixed(0)}/s, ratio ${(middle("guarded") / middle("raw")).toFixed(2)}, ${middle("captcha").toFixed(2)} ms of processor time more`,
  );
} finally {
  crowd.disconnect();
  server.kill("SIGTERM");
  await once(server, "exit");
  await database.release();
  await rm(folder, { recursive: true, force: true });
}

/** As many concurrent verifications as cores, and nothing else. */
async function verifications(milliseconds: number) {
  const began = performance.now();
  const spentBefore = processorTime(process.pid);
  let count = 0;
  const lane = async () => {
    while (performance.now() - began < milliseconds) {
      if (!(await verify(stored, people.password, { secret }))) throw new Error("the password was right");
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  const perSecond = (count * 1000) / (performance.now() - began);
  return { perSecond, processor: (processorTime(process.pid) - spentBefore) / count };
}

async function signIns(who: People, milliseconds: number) {
  const before = spending();
  crowd.send({ port, clients, people: who, milliseconds } satisfies Order);
  const [tally] = (await once(crowd, "message")) as [Tally];
  if (tally.failed > tally.succeeded / 100) throw new Error(`${tally.failed} sign-ins failed`);
  const after = spending();
  const processor = Object.fromEntries(
    Object.entries(after).map(([who, time]) => [who, (time - (before[who] ?? 0)) / tally.succeeded]),
  );
  return { ...tally, processor };
}

/** Processor time so far of every process in a sign-in. */
function spending(): Record<string, number> {
  const main = mainThreadTime(server.pid ?? 0);
  return {
    hashing: processorTime(server.pid ?? 0) - main,
    server: main,
    database: processorTime(postmaster, { descendants: true }),
    clients: processorTime(crowd.pid ?? 0),
  };
}

async function answering() {
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (ready?.ok) return;
    if (server.exitCode !== null) throw new Error("the server did not start");
    await delay(100);
  }
}

async function postmasterOf(cluster: string) {
  return Number((await readFile(join(cluster, "postmaster.pid"), "utf8")).split("\n")[0]);
}

function sum(numbers: number[]) {
  return numbers.reduce((total, number) => total + number, 0);
}

function median(numbers: number[]) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
