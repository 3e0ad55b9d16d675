import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spaceDb } from "#infra/db/space-db.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const seen = 20;
const spaces = ["npfr", "elsewhere"] as SpaceId[];

test("a repeated statement is prepared once, and each space still sees its own rows", async () => {
  const { db } = database.connectAgain(1);
  for (const space of spaces)
    await spaceDb(db, space).inTransaction((trx) =>
      sql`insert into holder (number, last_name) values ('1', ${space})`.execute(trx),
    );
  const found: string[] = [];
  for (let turn = 0; turn < seen; turn += 1) {
    const space = spaces[turn % 2] ?? ("npfr" as SpaceId);
    const rows = await spaceDb(db, space).inTransaction((trx) =>
      trx.selectFrom("holder").select("last_name").where("number", "=", "1").execute(),
    );
    found.push(...rows.map((row) => row.last_name));
  }
  expect(found).toEqual(Array.from({ length: seen }, (_, turn) => spaces[turn % 2]));
  const { rows } = await sql<{ statement: string }>`
    select statement from pg_prepared_statements where statement like ${"%last_name%"}`.execute(db);
  expect(rows).toHaveLength(1);
});

test("a failed statement does not affect the next one", async () => {
  const { db } = database.connectAgain(1);
  const divide = (by: number) => sql<{ n: number }>`select 10 / ${by}::int as n`.execute(db);
  for (let turn = 0; turn < seen; turn += 1)
    await (turn % 2
      ? expect(divide(0)).rejects.toThrow("division by zero")
      : expect(divide(5)).resolves.toMatchObject({ rows: [{ n: 2 }] }));
});

test("lists of any length do not fill the server's memory", async () => {
  const { db } = database.connectAgain(1);
  for (let length = 1; length <= 330; length += 1)
    for (let turn = 0; turn < 6; turn += 1)
      await sql`select ${sql.join(Array.from({ length }, () => sql`1`))} where ${turn}::int > 9`.execute(db);
  const { rows } = await sql`select name from pg_prepared_statements`.execute(db);
  expect(rows.length).toBeLessThanOrEqual(300);
});
