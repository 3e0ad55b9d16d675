import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";
import { asSuperuser } from "../support/database-server.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test("the names stored for addresses that were not proven are gone from every space", async () => {
  const propsNow = () =>
    asSuperuser(database.superuserUrl, async (client) => {
      const { rows } = await client.query("select kind, props from mail order by space_id, kind");
      return rows.map(({ kind, props }) => [kind, props]);
    });
  await asSuperuser(database.superuserUrl, async (client) => {
    for (const space of ["npfr", "sante"])
      for (const kind of ["activation", "address-taken", "password-changed"])
        await client.query(
          "insert into mail (space_id, kind, recipient, props) values ($1, $2, 'a@b.fr', $3)",
          [space, kind, { firstName: "Jeanne" }],
        );
  });
  const file = join(packageFolder(), "db", "migrations", "0026-names-in-mails-not-proven.sql");
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(await readFile(file, "utf8"));
  await owner.end();
  const kept = [
    ["activation", {}],
    ["address-taken", {}],
    ["password-changed", { firstName: "Jeanne" }],
  ];
  expect(await propsNow()).toEqual([...kept, ...kept]);
  const forced = "select relforcerowsecurity as forced from pg_class where relname = 'mail'";
  const { rows } = await asSuperuser(database.superuserUrl, (client) => client.query(forced));
  expect(rows).toEqual([{ forced: true }]);
});
