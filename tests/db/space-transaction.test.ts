import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceDb, type SpaceTransaction, spaceDb } from "#infra/db/space-db.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";

let database: TestDatabase;
let space: SpaceDb;
beforeAll(async () => {
  database = await freshDatabase();
  space = spaceDb(database.connectAgain(1).db, "npfr" as SpaceId);
});
afterAll(() => database.close());

const add = (trx: SpaceTransaction, number: string) =>
  sql`insert into holder (number, last_name) values (${number}, 'X')`.execute(trx);
const numbers = () =>
  space.inTransaction(async (trx) => {
    const rows = await trx.selectFrom("holder").select("number").orderBy("number").execute();
    return rows.map(({ number }) => number);
  });

test("an error rolls everything back, and the connection can be used again", async () => {
  const failing = space.inTransaction(async (trx) => {
    await add(trx, "1");
    throw new Error("changed our mind");
  });
  await expect(failing).rejects.toThrow("changed our mind");
  expect(await numbers()).toEqual([]);
});

test("a transaction with an ignored failure is not reported as committed", async () => {
  const careless = space.inTransaction(async (trx) => {
    await add(trx, "2");
    await add(trx, "2").catch(() => undefined);
  });
  await expect(careless).rejects.toThrow("had failed");
  expect(await numbers()).toEqual([]);
});

test("a query after the end of its transaction is refused", async () => {
  const kept = await space.inTransaction(async (trx) => ({ trx }));
  await expect(add(kept.trx, "3")).rejects.toThrow("over");
  expect(await numbers()).toEqual([]);
});

test("a query that nobody awaited still belongs to its transaction", async () => {
  const late: Promise<unknown>[] = [];
  await space.inTransaction(async (trx) => {
    late.push(add(trx, "4"), add(trx, "5"));
  });
  await Promise.all(late);
  expect(await numbers()).toEqual(["4", "5"]);
});

test("a transaction whose BEGIN failed runs and commits nothing", async () => {
  const { db } = database.connectAgain(1);
  const careless = spaceDb(db, "npfr" as SpaceId);
  await careless.inTransaction((trx) => sql`select 1`.execute(trx));
  // As a pooler between two transactions does: the server no longer knows the prepared BEGIN.
  await sql`deallocate all`.execute(db);
  const ran = careless.inTransaction(async (trx) => {
    await sql`select 1`.execute(trx).catch(() => undefined);
    await expect(sql`create table left_behind ()`.execute(trx)).rejects.toThrow("aborted");
  });
  await expect(ran).rejects.toThrow("had failed");
  const { rows } = await sql`select to_regclass('left_behind') as found`.execute(db);
  expect(rows).toEqual([{ found: null }]);
});
