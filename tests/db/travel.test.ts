import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spaceDb } from "#infra/db/space-db.ts";
import { hours } from "#kernel/duration.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";
import { travel } from "../support/travel.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test("every time in every table moves into the past, also inside a key", async () => {
  const space = spaceDb(database.db, "npfr" as SpaceId);
  await space.inTransaction(async (trx) => {
    for (const hour of [0, 1, 2, 3])
      await sql`insert into source_failure (source, hour, subject)
        values ('192.0.2.1', date_trunc('hour', now()) - make_interval(hours => ${hour}), 'x')`.execute(trx);
    await sql`insert into holder (number, address_changed_at) values ('1', null)`.execute(trx);
  });
  await travel(database, hours(2));
  const { rows } = await space.inTransaction((trx) =>
    sql`select
      (select array_agg(round(extract(epoch from date_trunc('hour', now()) - hour) / 3600)::int order by 1)
        from (select hour from source_failure order by hour desc) s) as hours,
      (select now() - created_at between '2 hours' and '2 hours 1 minute' from holder) as shifted,
      (select address_changed_at from holder) as untouched`.execute(trx),
  );
  expect(rows[0]).toMatchObject({ shifted: true, untouched: null });
  expect([...((rows[0] as { hours: number[] }).hours ?? [])].sort()).toEqual([2, 3, 4, 5]);
});
