import { sql } from "kysely";
import { vi } from "vitest";
import { minutes } from "#kernel/duration.ts";
import type { TestDatabase } from "./fresh-database.ts";
import { travel } from "./travel.ts";

/**
 * Lets the waits between the tries of a job that fails pass, until something is so. `other` asks for another
 * job of the same name after each: workers look at once for what is new, and every five seconds for what is due.
 *
 * Time passes only while a try waits for its hour, once for each: whoever travels holds every row of the jobs,
 * and a worker that looks meanwhile passes over them.
 */
export const throughTries = (
  database: TestDatabase,
  other: () => Promise<unknown>,
  check: () => Promise<void>,
) =>
  vi.waitFor(
    async () => {
      if (await isTryAhead(database)) {
        await travel(database, minutes(2));
        await other();
      }
      await check();
    },
    { timeout: 60_000, interval: 50 },
  );

async function isTryAhead({ db }: TestDatabase): Promise<boolean> {
  const { rows } = await sql`
    select from pgboss.job where state = 'retry' and start_after > now()`.execute(db);
  return rows.length > 0;
}
