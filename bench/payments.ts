import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { readConfig } from "#config/env.ts";
import { connect } from "#infra/db/connect.ts";
import { shareDatabase } from "#infra/db/embedded/share-database.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import type { HolderId, SpaceId } from "#kernel/ids.ts";
import { packageFolder } from "#kernel/package-folder.ts";
import { layoutOf } from "#modules/payments/layouts/layouts.ts";
import { type Cursor, placeInAddress } from "#modules/payments/reading/cursor.rules.ts";
import { allPayments } from "#modules/payments/reading/payment-filter.rules.ts";
import { listPayments } from "#modules/payments/reading/payments.queries.ts";
import { spaces } from "#spaces/index.ts";
import { cookieOfSession } from "./pages-session.ts";
import { fillPayments } from "./payments-fill.ts";
import { seedAccounts } from "./sign-in-accounts.ts";

/**
 * The first and the hundredth page of *Mes prestations*, in turn, of a holder with 2,500 payments among 10 thousand, 1
 * million and more: as `parvis serve` sends them, and their query alone; then the statement of one year, about 250
 * lines. `SIZES=10000,1000000,10000000 npm run bench:payments`
 */

const sizes = (process.env.SIZES ?? "10000,1000000").split(",").map(Number);
const rounds = Number(process.env.ROUNDS ?? 300);
const warmUp = 200;
const perPage = 20;
const port = Number(process.env.PORT ?? 3994);

const folder = await mkdtemp(join(tmpdir(), "parvis-bench-"));
const environment = { PARVIS_DATA: folder, PARVIS_DEMO: "0", PORT: String(port) };
const database = await shareDatabase(readConfig(environment));
const people = await seedAccounts(readConfig(environment), database.url, 1, "never");
const { db, close } = connect(database.url);
const log = openSync(join(folder, "log"), "w");
const parvis = spawn(process.execPath, [join(packageFolder(), "dist", "cli.js"), "serve"], {
  env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  stdio: ["ignore", log, log],
});
try {
  const space = spaces.find(({ id }) => id === people.space);
  if (!space) throw new Error(`no space ${people.space}`);
  const here = spaceDb(db, people.space as SpaceId);
  const holderId = await here.inTransaction(async (trx) => {
    const [email = ""] = people.logins;
    const found = trx.selectFrom("holder").select("id").where("email", "=", email);
    return (await found.executeTakeFirstOrThrow()).id;
  });
  const part = (cursor: Cursor | null) =>
    here.inTransaction((trx) =>
      listPayments(trx, layoutOf(space.policy), holderId as HolderId, allPayments, { cursor, most: perPage }),
    );
  await answering();
  const cookie = await cookieOfSession(port, people);
  const address = `http://localhost:${port}/${people.space}/espace/prestations`;
  const page = async (url: string) => {
    const answer = await fetch(url, { headers: { cookie } });
    const text = await answer.text();
    if (text.split("<tr").length < perPage) throw new Error(`${url} has no list: ${answer.status}`);
  };

  for (const size of sizes) {
    const began = performance.now();
    await fillPayments(database.url, people.space, holderId, size);
    const filled = (performance.now() - began) / 1000;
    let hundredth: Cursor | null = null;
    for (let turn = 1; turn < 100; turn += 1) {
      const { older } = await part(hundredth);
      if (!older) throw new Error("fewer than a hundred pages");
      hundredth = { towards: "older", place: older };
    }
    const place = hundredth ? placeInAddress(hundredth.place) : "";
    const pages = await inTurn(
      () => page(address),
      () => page(`${address}?avant=${place}`),
    );
    const query = await inTurn(
      () => part(null),
      () => part(hundredth),
    );
    const statement = await statementTime(`${address}/releve/2025`, cookie);
    console.log(
      `${size} lines (filled in ${filled.toFixed(0)} s): page ${told(pages)}; query ${told(query)}; statement of a year ${statement}`,
    );
  }
} finally {
  parvis.kill("SIGTERM");
  await once(parvis, "exit");
  await close();
  await database.release();
  await rm(folder, { recursive: true, force: true });
}

/** The median of a yearly statement, to its last byte. */
async function statementTime(url: string, cookie: string): Promise<string> {
  const times: number[] = [];
  let size = 0;
  for (let round = -5; round < rounds / 10; round += 1) {
    const began = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!bytes.subarray(0, 5).equals(Buffer.from("%PDF-"))) throw new Error(`${url}: ${answer.status}`);
    size = bytes.length;
    if (round >= 0) times.push(performance.now() - began);
  }
  return `${median(times).toFixed(0)} ms, ${Math.round(size / 1000)} kB`;
}

type Medians = [first: number, hundredth: number];

/** Medians in milliseconds; taken in turn, so that other work on the machine weighs on both. */
async function inTurn(...works: [() => Promise<unknown>, () => Promise<unknown>]): Promise<Medians> {
  const [first, hundredth] = [[] as number[], [] as number[]];
  for (let round = -warmUp; round < rounds; round += 1)
    for (const [work, times] of [
      [works[0], first],
      [works[1], hundredth],
    ] as const) {
      const began = performance.now();
      await work();
      if (round >= 0) times.push(performance.now() - began);
    }
  return [median(first), median(hundredth)];
}

function told([first, hundredth]: Medians) {
  const ratio = (hundredth / first).toFixed(2);
  return `first ${first.toFixed(2)} ms, hundredth ${hundredth.toFixed(2)} ms (${ratio})`;
}

function median(numbers: number[]) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

async function answering() {
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (ready?.ok) return;
    if (parvis.exitCode !== null) throw new Error("the server did not start");
    await delay(100);
  }
}
