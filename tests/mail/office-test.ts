import { test } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";
import { openPostOffice, type PostOffice } from "./post-office.ts";
import { openSink, type Sink } from "./smtp-sink.ts";

/** A test with its own post office and database: such tests mostly wait, and can run concurrently. */
export const officeTest = test.extend<{
  database: TestDatabase;
  office: PostOffice;
  openSink: typeof openSink;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are wanted
  database: async ({}, use) => {
    const database = await freshDatabase();
    await use(database);
    await database.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  openSink: async ({}, use) => {
    const sinks: Sink[] = [];
    await use(async (options) => {
      const sink = await openSink(options);
      sinks.push(sink);
      return sink;
    });
    await Promise.all(sinks.map((sink) => sink.close()));
  },
  office: async ({ database }, use) => {
    const office = await openPostOffice(database.url);
    await use(office);
    await office.close();
  },
});
