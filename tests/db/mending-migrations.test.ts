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

const asOwner = async (sql: string) => {
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(sql).finally(() => owner.end());
};

/** As Parvis runs it: the owner of the tables, under row-level security. */
const migrateAgain = async (name: string) =>
  asOwner(await readFile(join(packageFolder(), "db", "migrations", name), "utf8"));

const isForced = (table: string) =>
  asSuperuser(database.superuserUrl, async (client) => {
    const { rows } = await client.query(
      "select relforcerowsecurity as forced from pg_class where relname = $1",
      [table],
    );
    return rows[0].forced;
  });

test("names stored for unproven addresses are deleted in every space", async () => {
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
  await migrateAgain("0026-names-in-mails-not-proven.sql");
  const kept = [
    ["activation", {}],
    ["address-taken", {}],
    ["password-changed", { firstName: "Jeanne" }],
  ];
  expect(await propsNow()).toEqual([...kept, ...kept]);
  expect(await isForced("mail")).toBe(true);
});

test("stored masks of overseas mobiles are recomputed in every space", async () => {
  const masks = { "26 •• •• •• 42": "06 •• •• •• 42", "06 •• •• •• 43": "06 •• •• •• 43" };
  await asSuperuser(database.superuserUrl, async (client) => {
    for (const space of ["npfr", "adherent"])
      for (const mask of Object.keys(masks))
        await client.query("insert into decoy (space_id, subject, phone_mask) values ($1, $2, $2)", [
          space,
          mask,
        ]);
  });
  await asOwner("alter table decoy drop column picked, drop column mail_from, drop column phone_from");
  await migrateAgain("0028-decoys-follow.sql");
  const { rows } = await asSuperuser(database.superuserUrl, (client) =>
    client.query("select subject, phone_mask from decoy order by space_id, subject"),
  );
  const expected = Object.entries(masks)
    .map(([subject, phone_mask]) => ({ subject, phone_mask }))
    .sort((one, other) => one.subject.localeCompare(other.subject));
  expect(rows).toEqual([...expected, ...expected]);
  expect(await isForced("decoy")).toBe(true);
});

test("mails with a code and a link take their present name in every space", async () => {
  const kindsNow = () =>
    asSuperuser(database.superuserUrl, async (client) => {
      await client.query("delete from mail where kind not like '%reset' and kind not like '%link'");
      return (await client.query("select kind from mail order by space_id, kind")).rows.map(
        ({ kind }) => kind,
      );
    });
  await asSuperuser(database.superuserUrl, async (client) => {
    for (const space of ["npfr", "sante"])
      for (const kind of ["no-reset", "reset"])
        await client.query(
          "insert into mail (space_id, kind, recipient, props) values ($1, $2, 'a@b.fr', '{}')",
          [space, kind],
        );
  });
  await migrateAgain("0037-code-and-link.sql");
  const kept = ["code-and-link", "no-code-and-link"];
  expect(await kindsNow()).toEqual([...kept, ...kept]);
  expect([await isForced("mail"), await isForced("link")]).toEqual([true, true]);
});
