import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { expect, it } from "vitest";
import { readConfig } from "#config/env.ts";
import { openDemonstration } from "#demo/demonstration.ts";
import { openHouse } from "../../src/start/house.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";

it("holds no transaction open during the imports of the demonstration", async () => {
  const database = await freshDatabase();
  await using folder = await temporaryFolder();
  const config = readConfig({ PARVIS_DATA: folder.path, PORT: "0" });
  const house = await openHouse(config, database.url);
  house.log.level = "silent";
  const place = { store: folder.path, databaseUrl: database.url, publicUrl: config.web.publicUrl };
  const { contexts, office } = house;
  const demonstration = openDemonstration({ contexts: contexts.slice(0, 1), office, ...place });
  const seen = await transactionsDuring(database.superuserUrl, demonstration);
  await house.close();
  await database.close();
  const longest = Math.max(...seen.byTransaction.values());
  expect(seen.looks).toBeGreaterThan(10);
  expect(longest).toBeLessThan(seen.looks / 2);
}, 60_000);

/** How many times each idle transaction was seen, and how many checks ran during `work`. */
async function transactionsDuring(url: string, work: Promise<unknown>) {
  const client = new Client({ connectionString: url });
  await client.connect();
  const byTransaction = new Map<string, number>([["none", 0]]);
  let looks = 0;
  let over = false;
  const ended = work.finally(() => {
    over = true;
  });
  while (!over) {
    const { rows } = await client.query<{ key: string }>(
      `select pid || ' ' || xact_start as key from pg_stat_activity
       where datname = current_database() and state = 'idle in transaction'`,
    );
    looks += 1;
    for (const { key } of rows) byTransaction.set(key, (byTransaction.get(key) ?? 0) + 1);
    await wait(50);
  }
  await ended;
  await client.end();
  return { byTransaction, looks };
}
