import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { markInterruptedImports } from "#imports/run/import-runs.queries.ts";
import { openRegistry, registryFile, someone } from "../registry/registry-desk.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { repeated } from "../support/repeated.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path);
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const people = repeated(1000, 3000);
const runs = repeated(4, 30);
/** The same people, some removed and some added, all of them in another town. */
const generation = (city: string, from: number) =>
  registryFile(Array.from({ length: people }, (_, index) => someone(`T${from + index}`, { city })));

const start = (path: string, pause = 0) =>
  fork(join(import.meta.dirname, "import-doomed.ts"), [database.url, path, String(pause)], {
    stdio: "ignore",
  });

async function kill(child: ChildProcess) {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** The rows on file without times: the fingerprint of the state before or after. */
const state = () =>
  registry.inSpace(async (trx) => {
    const holders = await trx
      .selectFrom("holder")
      .select((eb) => ["city", eb("closed_at", "is", null).as("live"), eb.fn.countAll<string>().as("count")])
      .groupBy(["city", "live"])
      .orderBy("city")
      .orderBy("live")
      .execute();
    const open = await trx
      .selectFrom("enrolment")
      .select((eb) => eb.fn.countAll<string>().as("count"))
      .where("state", "=", "open")
      .executeTakeFirstOrThrow();
    const waiting = await trx
      .selectFrom("letter")
      .select((eb) => eb.fn.countAll<string>().as("count"))
      .where("state", "=", "to_print")
      .executeTakeFirstOrThrow();
    return JSON.stringify({ holders, open, waiting });
  });

/** A statement of the killed client ends on the server within a second or two. */
async function settled() {
  for (let tries = 0; tries < 100; tries++) {
    const marked = await registry.inSpace(markInterruptedImports);
    const running = (await registry.runs()).filter((run) => run.state === "running").length;
    if (running === 0) return marked;
    await wait(50);
  }
  throw new Error("the killed import still holds its lock");
}

it("leaves exactly the state before or after, whenever it is killed (F-01)", {
  tags: ["repeats"],
  timeout: 90_000,
}, async () => {
  const paths = [
    await registry.write(generation("RENNES", 10_000)),
    await registry.write(generation("BREST", 10_100)),
  ] as const;
  // Once in each direction, so that both states result from an import of the other.
  for (const path of [paths[0], paths[1], paths[0]]) await registry.importPath(path, { wholeRegistry: true });
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

  const finish = turn % 2 === 0 ? paths[0] : paths[1];
  expect(await registry.importPath(finish, { wholeRegistry: true })).toMatchObject({ ok: true });
  const again = await registry.importPath(finish, { wholeRegistry: true });
  expect(again).toMatchObject({ ok: true, value: { added: 0, changed: 0, closed: 0, same: people } });
});

it("is marked as interrupted once killed, at the latest by the next import", async () => {
  const path = await registry.write(generation("NANTES", 10_000));
  const child = start(path, 60_000);
  await new Promise<void>((resolve) => child.on("message", (message) => message === "applied" && resolve()));
  expect(await registry.inSpace(markInterruptedImports)).toBe(0);
  expect((await registry.runs()).at(-1)).toMatchObject({ state: "running", finished_at: null });
  await kill(child);
  await settled();
  expect((await registry.runs()).at(-1)).toMatchObject({ state: "interrupted" });
  expect((await registry.holders()).some((holder) => holder.city === "NANTES")).toBe(false);
});
