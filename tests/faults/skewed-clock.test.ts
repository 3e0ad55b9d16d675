import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { subjectOf } from "#account/tries/subject.ts";
import { type Duration, hours, seconds } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { home, professional, signIn } from "../journeys/resets.ts";
import { Browser } from "../support/browser.ts";
import { temporaryFolder } from "../support/folder.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { type RunningParvis, startParvis } from "../support/running-parvis.ts";
import { travel } from "../support/travel.ts";

const secret = "the one secret of two instances whose clocks differ";
/** Five minutes fast; then it jumps two hours ahead, and two hours back. */
const shifts = [300, 7200, -7200];

let house: RunningHouse;
let skewed: RunningParvis;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  house = await runHouse({ space: "sante", worker: false, env: { PARVIS_SECRET: secret } });
  folder = await temporaryFolder();
  skewed = await startParvis({
    DATABASE_URL: house.database.url,
    PARVIS_SECRET: secret,
    PARVIS_DATA: folder.path,
    PARVIS_DEMO: "0",
    CLOCK_SHIFTS: shifts.join(","),
    NODE_OPTIONS: `--import ${new URL("../support/shifted-clock.ts", import.meta.url).href}`,
  });
}, 60_000);
afterAll(async () => {
  await skewed?.stop();
  await house.close();
  await folder[Symbol.asyncDispose]();
});

const jump = async () => {
  const before = skewed.printed();
  skewed.process.kill("SIGUSR2");
  while (skewed.printed() === before) await delay(20);
};

async function lock(origin: string, number: string) {
  const browser = new Browser(origin);
  for (const _ of [1, 2]) await signIn(browser, number, "Faux-mot 58");
  return signIn(browser, number, "Faux-mot 58");
}

/** The clock of that instance, from the last line of its log. */
const clockThere = () => Number([...logged().matchAll(/"time":"?(\d+)/g)].at(-1)?.[1]);
const logged = () => readFileSync(join(folder.path, "parvis.log"), "utf8");

const until = (text: string) => /bloqué jusqu’(au \d+(?:er)? \S+ à \d\d\sh\s\d\d)/.exec(text)?.[1];
/** The remaining time of the lock, by the database clock. */
const waitOf = (holder: HolderId) =>
  house.ctx.db.inTransaction(async (trx) => {
    const { rows } = await sql<{ wait: number }>`
      select extract(epoch from locked_until - now())::float8 as wait from attempt
      where subject = ${subjectOf(house.ctx.keys, { holder })}`.execute(trx);
    return rows[0]?.wait ?? 0;
  });

it("a lock ends by the database clock, whatever the clock of the instance", {
  timeout: 60_000,
}, async () => {
  const held = await professional(house);
  const said = until((await lock(house.origin, held.number)).text);
  expect(said).toBeDefined();
  for (const shift of shifts) {
    if (shift !== shifts[0]) await jump();
    const there = await signIn(new Browser(skewed.url), held.number, usualPassword);
    expect([there.status, until(there.text)], `shifted by ${shift} s`).toEqual([429, said]);
    expect(Number(there.headers.get("retry-after"))).toBeLessThanOrEqual(7200);
    expect(Number(there.headers.get("retry-after"))).toBeGreaterThan(7200 - 50);
    expect(Math.abs(clockThere() - Date.now() - shift * 1000)).toBeLessThan(5000);
    const locked = await professional(house);
    expect((await lock(skewed.url, locked.number)).status).toBe(429);
    const wait = await waitOf(locked.holderId);
    expect(wait).toBeGreaterThan(7190);
    expect(wait).toBeLessThanOrEqual(7200);
  }
  await travel(house.database, (hours(2) + seconds(2)) as Duration);
  // An instance two hours slow opens too.
  expect((await signIn(new Browser(skewed.url), held.number, usualPassword)).location).toBe(`${home}/espace`);
});
