import { test } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";
import { openSmsOffice, type SmsOffice } from "./sms-office.ts";
import { openSmsc, type Smsc, type SmscOptions } from "./smsc.ts";

/** A test with its own office, database and carrier servers. */
export const smsTest = test.extend<{
  database: TestDatabase;
  office: SmsOffice;
  open: (options?: SmscOptions) => Promise<Smsc>;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are wanted
  database: async ({}, use) => {
    const database = await freshDatabase();
    await use(database);
    await database.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  open: async ({}, use) => {
    const servers: Smsc[] = [];
    await use(async (options) => {
      const smsc = await openSmsc(options);
      servers.push(smsc);
      return smsc;
    });
    await Promise.all(servers.map((smsc) => smsc.close()));
  },
  office: async ({ database }, use) => {
    const office = await openSmsOffice(database.url);
    await use(office);
    await office.close();
  },
});
