import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { markInterruptedImports } from "#imports/run/import-runs.queries.ts";
import { done, line, openPayments, paymentsFile } from "../payments/import/payments-desk.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { repeated } from "../support/repeated.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const desk = await openPayments(database, folder.path, "npfr");
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const lines = repeated(1000, 3000);
const runs = repeated(2, 30);
const number = "N1000001";
/** The same lines, some removed and some added, all with another amount. */
const generation = (amount: string, from: number) =>
  paymentsFile(
    Array.from({ length: lines }, (_, index) =>
      line(`R${from + index}`, { number, amount, transfer: `V${Math.floor((from + index) / 4)}` }),
    ),
  );

const start = (path: string, pause = 0) =>
  fork(join(import.meta.dirname, "payments-doomed.ts"), [database.url, path, String(pause)], {
    stdio: "ignore",
  });

async function kill(child: ChildProcess) {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** What is on file, without ids and times. */
const state = () =>
  desk.inSpace(async (trx) => {
    const { rows } = await sql`
      select amount_cents, count(*), (select sum(amount_cents) from transfer), (select sum(lines) from transfer),
        (select count(*) from payment p join transfer t on t.id = p.transfer_id) as joined
      from payment group by amount_cents order by amount_cents`.execute(trx);
    return JSON.stringify(rows);
  });

/** A statement of the killed client ends on the server within a second or two. */
async function settled() {
  for (let tries = 0; tries < 100; tries++) {
    await desk.inSpace(markInterruptedImports);
    if (!(await desk.runs()).some((run) => run.state === "running")) return;
    await wait(50);
  }
  throw new Error("the killed import still holds its lock");
}

it("leaves exactly the state before or after, whenever an import of payments is killed", {
  tags: ["repeats"],
  timeout: 90_000,
}, async () => {
  await desk.inSpace((trx) => trx.updateTable("holder").set({ number }).where("number", "=", "N1").execute());
  const paths = [
    await desk.write(generation("10,00", 10_000)),
    await desk.write(generation("19,99", 10_100)),
  ] as const;
  for (const path of [paths[0], paths[1], paths[0]]) done(await desk.importPath(path), "table");
  const before = await state();
  const rehearsal = start(paths[1]);
  const began = performance.now();
  const moments: number[] = [];
  rehearsal.on("message", () => moments.push(performance.now() - began));
  await once(rehearsal, "exit");
  const after = await state();
  expect(after).not.toBe(before);
  const [first = 300] = moments;
  const last = moments.at(-1) ?? 1000;

  let turn = 0;
  const seen = { before: 0, after: 0 };
  for (let run = 0; run < runs; run++) {
    // The next file tried is always the one not on file.
    const [from, to, path] = turn % 2 === 0 ? [after, before, paths[0]] : [before, after, paths[1]];
    const child = start(path, run % 4 === 0 ? 60 : 0);
    // The first is killed right after its start, so that at least one surely ends early.
    const moment = run === 0 ? 0 : first * 0.7 + (run / runs) * (last - first * 0.7) * 1.1;
    await Promise.race([once(child, "exit"), wait(moment)]);
    await kill(child);
    await settled();
    const now = await state();
    expect([from, to]).toContain(now);
    if (now === to) turn += 1;
    seen[now === to ? "after" : "before"] += 1;
  }
  expect(seen.before).toBeGreaterThan(0);
  if (runs >= 10) expect(seen.after).toBeGreaterThan(0);
  const again = await desk.importPath(turn % 2 === 0 ? paths[1] : paths[0]);
  expect(done(again, "table")).toMatchObject({ added: 0, changed: 0, same: lines });
});
