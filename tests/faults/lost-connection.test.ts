import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asSuperuser } from "../support/database-server.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const cutAll = (url: string) =>
  asSuperuser(url, (client) =>
    client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    ),
  );

test("a connection cut inside a transaction fails only that transaction", async () => {
  const cut = database.db.transaction().execute(async (trx) => {
    await sql`select 1`.execute(trx);
    await cutAll(database.superuserUrl);
    await sql`select 2`.execute(trx);
  });
  await expect(cut).rejects.toThrow();
  const { rows } = await sql`select 3 as alive`.execute(database.db);
  expect(rows).toEqual([{ alive: 3 }]);
});

test("connections cut while idle are replaced", async () => {
  await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.05)`.execute(database.db)));
  await cutAll(database.superuserUrl);
  await expect.poll(() => database.pool.idleCount).toBe(0);
  await expect(sql`select 1`.execute(database.db)).resolves.toBeDefined();
});

test("a statement, a lock and a forgotten transaction each have a time limit", async () => {
  const { rows } = await sql`select name, setting::int > 0 as limited from pg_settings
    where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')`.execute(
    database.db,
  );
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(row).toMatchObject({ limited: true });
});
