import { sql } from "kysely";
import { expect, test } from "vitest";
import { freshDatabase } from "../support/fresh-database.ts";

test("a day stays text, a time is a Date, and a big integer loses no digit", async () => {
  const database = await freshDatabase();
  const { rows } = await sql`select date '1949-02-28' as day, timestamptz 'epoch' as moment,
    9007199254740993::bigint as big`.execute(database.db);
  expect(rows).toEqual([{ day: "1949-02-28", moment: new Date(0), big: "9007199254740993" }]);
  await database.close();
});
