import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceTransaction, spaceDb } from "#infra/db/space-db.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";

const here = "npfr" as SpaceId;
const elsewhere = "elsewhere" as SpaceId;
let database: TestDatabase;

const addHolder = (trx: SpaceTransaction, name: string) =>
  sql`insert into holder (number, last_name) values ('1000001', ${name})`.execute(trx);

beforeAll(async () => {
  database = await freshDatabase();
  for (const space of [here, elsewhere])
    await spaceDb(database.db, space).inTransaction((trx) => addHolder(trx, space));
});
afterAll(() => database.close());

test("a query without WHERE sees its own space only", async () => {
  const holders = await spaceDb(database.db, here).inTransaction((trx) =>
    trx.selectFrom("holder").select("last_name").execute(),
  );
  expect(holders).toEqual([{ last_name: here }]);
});

test("without a space no row is visible, even to the owner of the table", async () => {
  const { rows } = await sql`
    select tableowner = current_user as owner, (select count(*)::int from holder) as seen
    from pg_tables where tablename = 'holder'`.execute(database.db);
  expect(rows).toEqual([{ owner: true, seen: 0 }]);
});

test("an update or a delete without WHERE changes no other space", async () => {
  await spaceDb(database.db, here).inTransaction(async (trx) => {
    const updated = await trx.updateTable("holder").set({ first_name: "Ada" }).executeTakeFirst();
    expect(updated.numUpdatedRows).toBe(1n);
    expect((await trx.deleteFrom("holder").executeTakeFirst()).numDeletedRows).toBe(1n);
    await addHolder(trx, here);
  });
  const others = await spaceDb(database.db, elsewhere).inTransaction((trx) =>
    trx.selectFrom("holder").select(["last_name", "first_name"]).execute(),
  );
  expect(others).toEqual([{ last_name: elsewhere, first_name: "" }]);
});

test("a row cannot be written into another space, nor moved there", async () => {
  const intruding = spaceDb(database.db, here).inTransaction((trx) =>
    sql`insert into holder (space_id, number) values (${elsewhere}, '2')`.execute(trx),
  );
  await expect(intruding).rejects.toThrow(/row-level security/);
  const moving = spaceDb(database.db, here).inTransaction((trx) =>
    sql`update holder set space_id = ${elsewhere}`.execute(trx),
  );
  await expect(moving).rejects.toThrow(/row-level security/);
});

test("the space ends with its transaction, on the same connection", async () => {
  const { db } = database.connectAgain(1);
  await spaceDb(db, here).inTransaction((trx) => trx.selectFrom("holder").selectAll().execute());
  expect(await db.selectFrom("holder").selectAll().execute()).toEqual([]);
});

test("every table has forced row-level security, except those of no space", async () => {
  const { rows } = await sql<{ relname: string }>`
    select relname from pg_class
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      and not (relrowsecurity and relforcerowsecurity)
    order by relname`.execute(database.db);
  expect(rows.map(({ relname }) => relname)).toEqual(["installation", "migration", "sms_budget"]);
});
