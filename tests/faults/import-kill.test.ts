import { afterAll, expect, it } from "vitest";
import { markInterruptedImports } from "#imports/run/import-runs.queries.ts";
import { openRegistry, registryFile, someone } from "../registry/registry-desk.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { repeated } from "../support/repeated.ts";
import { type DoomedImports, kill, killAtAllMoments, settled, startDoomed } from "./killed-imports.ts";

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

const doomed: DoomedImports = {
  program: "import-doomed.ts",
  databaseUrl: database.url,
  inSpace: registry.inSpace,
  state,
};

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
  const { other: finish } = await killAtAllMoments(doomed, paths, runs);
  expect(await registry.importPath(finish, { wholeRegistry: true })).toMatchObject({ ok: true });
  const again = await registry.importPath(finish, { wholeRegistry: true });
  expect(again).toMatchObject({ ok: true, value: { added: 0, changed: 0, closed: 0, same: people } });
});

it("is marked as interrupted once killed, at the latest by the next import", async () => {
  const path = await registry.write(generation("NANTES", 10_000));
  const child = startDoomed(doomed, path, 60_000);
  await new Promise<void>((resolve) => child.on("message", (message) => message === "applied" && resolve()));
  expect(await registry.inSpace(markInterruptedImports)).toBe(0);
  expect((await registry.runs()).at(-1)).toMatchObject({ state: "running", finished_at: null });
  await kill(child);
  await settled(doomed);
  expect((await registry.runs()).at(-1)).toMatchObject({ state: "interrupted" });
  expect((await registry.holders()).some((holder) => holder.city === "NANTES")).toBe(false);
});
