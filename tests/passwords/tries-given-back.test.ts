import { afterAll, beforeAll, expect, test } from "vitest";
import { giveBackAttempt, takeAttempt } from "#account/attempts.queries.ts";
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

const take = (subject: string) => db.inTransaction((trx) => takeAttempt(trx, subject, rule));
const giveBack = (subject: string) => db.inTransaction((trx) => giveBackAttempt(trx, subject));

test("a try that was not judged is there again", async () => {
  expect(await take("first")).toMatchObject({ allowed: true, left: 2 });
  await giveBack("first");
  expect(await take("first")).toMatchObject({ allowed: true, left: 2 });
});

test("the last one takes its lock away with it, and the growth of the next", async () => {
  for (const left of [2, 1, 0]) expect(await take("last")).toMatchObject({ allowed: true, left });
  expect(await take("last")).toMatchObject({ allowed: false });
  await giveBack("last");
  const again = await take("last");
  expect(again).toMatchObject({ allowed: true, left: 0 });
  const lasts = (again.until?.getTime() ?? 0) - Date.now();
  expect(lasts).toBeLessThan(rule.durations[0] + hours(0.1));
});
