import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "#infra/db/migrate.ts";
import { packageFolder } from "#kernel/package-folder.ts";
import { asSuperuser, withDatabase } from "../support/database-server.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";

let database: TestDatabase;
let empty: string;

beforeAll(async () => {
  database = await freshDatabase();
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await asSuperuser(database.superuserUrl, (client) => client.query(`create database ${name} owner parvis`));
  empty = withDatabase(database.url, name);
});
afterAll(async () => {
  const name = new URL(empty).pathname.slice(1);
  await asSuperuser(database.superuserUrl, (client) => client.query(`drop database ${name} with (force)`));
  await database.close();
});

test("five concurrent runs apply every migration once, in order", async () => {
  const runs = await Promise.all(Array.from({ length: 5 }, () => migrate(empty)));
  const files = (await readdir(join(packageFolder(), "db", "migrations"))).sort();
  expect(runs.filter((applied) => applied.length > 0)).toEqual([files]);
});

test("a migration changed after it was applied is refused", async () => {
  await asSuperuser(database.superuserUrl, (client) =>
    client.query("update migration set checksum = 'another' where name like '0001%'"),
  );
  await expect(migrate(database.url)).rejects.toThrow(/0001.* n’est plus celle/);
});
