import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "#infra/db/connect.ts";
import { type SpaceDb, type SpaceTransaction, spaceDb } from "#infra/db/space-db.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { countTrips } from "../support/count-trips.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";

let database: TestDatabase;
/** On one connection, shared by every statement of the file. */
let db: TestDatabase["db"];
let here: SpaceDb;
let elsewhere: SpaceDb;
beforeAll(async () => {
  database = await freshDatabase();
  ({ db } = database.connectAgain(1));
  here = spaceDb(db, "npfr" as SpaceId);
  elsewhere = spaceDb(db, "sante" as SpaceId);
});
afterAll(() => database.close());

const add =
  (number: string, name = "X") =>
  (trx: SpaceTransaction) =>
    sql`insert into holder (number, last_name) values (${number}, ${name})`.execute(trx);
const numbers = async (trx: SpaceTransaction) =>
  (await trx.selectFrom("holder").select("number").orderBy("number").execute()).map(({ number }) => number);
const both = async () => [await here.inOneTrip(numbers), await elsewhere.inOneTrip(numbers)];

test("a single statement reads and writes the rows of its space, prepared or not", async () => {
  for (let turn = 10; turn < 22; turn += 1) await (turn % 2 ? here : elsewhere).inOneTrip(add(`${turn}`));
  const odd = ["11", "13", "15", "17", "19", "21"];
  const even = ["10", "12", "14", "16", "18", "20"];
  for (let turn = 0; turn < 8; turn += 1) expect(await both()).toEqual([odd, even]);
  expect(await here.inTransaction(numbers)).toEqual(odd);
});

test("rows are neither written into another space nor moved there", async () => {
  const intruding = here.inOneTrip((trx) =>
    sql`insert into holder (space_id, number, last_name) values ('sante', '99', 'X')`.execute(trx),
  );
  await expect(intruding).rejects.toThrow("row-level security");
  const moving = here.inOneTrip((trx) => sql`update holder set space_id = 'sante'`.execute(trx));
  await expect(moving).rejects.toThrow("row-level security");
});

test("the space ends with the statement, after a success or a failure", async () => {
  const outside = async () => (await sql`select * from holder`.execute(db)).rows;
  await here.inOneTrip(numbers);
  expect(await outside()).toEqual([]);
  await expect(here.inOneTrip(add("11"))).rejects.toThrow("duplicate key");
  expect(await outside()).toEqual([]);
});

test("a statement is written entirely, or not at all", async () => {
  const [before] = await both();
  const half = here.inOneTrip((trx) =>
    sql`with first as (insert into holder (number, last_name) values ('50', 'X'))
      insert into holder (number, last_name) values ('51', 'X'), ('11', 'X')`.execute(trx),
  );
  await expect(half).rejects.toThrow("duplicate key");
  expect(await both()).toEqual([before, expect.any(Array)]);
});

test("a second statement is refused: it would be another transaction", async () => {
  const twice = here.inOneTrip(async (trx) => {
    await numbers(trx);
    return add("60")(trx);
  });
  await expect(twice).rejects.toThrow("second statement");
  expect(await here.inOneTrip(numbers)).not.toContain("60");
});

test("a value that cannot be sent does not affect the next statement", async () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  await expect(here.inOneTrip((trx) => sql`select ${circle}::jsonb`.execute(trx))).rejects.toThrow(
    "circular",
  );
  expect((await here.inOneTrip(numbers)).length).toBeGreaterThan(0);
});

test("a connection whose first statement could not be parsed serves the next ones", async () => {
  const owner = connect(database.url, { max: 1 });
  const connection = connect(database.url, { max: 2 });
  const space = spaceDb(connection.db, "npfr" as SpaceId);
  // Seen so often, the statement has a name from now on.
  for (let turn = 0; turn < 6; turn += 1) await space.inOneTrip(numbers);
  // That connection is taken: what follows is sent by another one.
  await space.inTransaction(async () => {
    await sql`set lock_timeout = '200ms'`.execute(connection.db);
    await spaceDb(owner.db, "npfr" as SpaceId).inTransaction(async (trx) => {
      await sql`lock table holder in access exclusive mode`.execute(trx);
      await expect(space.inOneTrip(numbers)).rejects.toThrow("lock timeout");
    });
    for (let turn = 0; turn < 3; turn += 1)
      expect((await space.inOneTrip(numbers)).length).toBeGreaterThan(0);
  });
  await Promise.all([owner.close(), connection.close()]);
});

test("a statement takes one round trip", async () => {
  const way = await countTrips(database.url);
  const connection = connect(way.url, { max: 1 });
  const space = spaceDb(connection.db, "npfr" as SpaceId);
  await space.inOneTrip(numbers);
  const alone = way.trips();
  await space.inOneTrip(add("70"));
  expect(way.trips() - alone).toBe(1);
  await space.inTransaction(add("71"));
  expect(way.trips() - alone, "a transaction takes two").toBe(3);
  await space.inTransaction(async () => undefined);
  expect(way.trips() - alone, "an empty transaction takes none").toBe(3);
  await connection.close();
  way.close();
});
