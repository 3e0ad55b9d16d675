import { afterAll, beforeAll, expect, test } from "vitest";
import { giveBackAttempt } from "#account/tries/attempts.queries.ts";
import { byLock } from "#account/tries/counting.queries.ts";
import { takeTry } from "#account/tries/take-try.queries.ts";
import { type SpaceDb, spaceDb } from "#infra/db/space-db.ts";
import { hours } from "#kernel/duration.ts";
import type { SpaceId } from "#kernel/ids.ts";
import type { LockRule } from "#spaces/space.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";

const rule: LockRule = { tries: 3, durations: [hours(2), hours(4)], consecutiveFailures: 100 };

let database: TestDatabase;
let db: SpaceDb;
beforeAll(async () => {
  database = await freshDatabase();
  db = spaceDb(database.db, "npfr" as SpaceId);
});
afterAll(() => database.close());

const take = (subject: string) => db.inTransaction((trx) => takeTry(trx, subject, byLock(rule)));
const giveBack = (subject: string) => db.inTransaction((trx) => giveBackAttempt(trx, subject));

test("a try without a verdict is given back", async () => {
  expect(await take("first")).toMatchObject({ kind: "taken", left: 2, lock: null });
  await giveBack("first");
  expect(await take("first")).toMatchObject({ kind: "taken", left: 2, lock: null });
});

test("the last try, given back, removes its lock, and the next lock is no longer", async () => {
  for (const left of [2, 1]) expect(await take("last")).toMatchObject({ kind: "taken", left, lock: null });
  const lastOne = { kind: "taken", left: 0, lock: { wait: rule.durations[0] } };
  expect(await take("last")).toMatchObject(lastOne);
  expect(await take("last")).toMatchObject({ kind: "locked" });
  await giveBack("last");
  expect(await take("last")).toMatchObject(lastOne);
});
