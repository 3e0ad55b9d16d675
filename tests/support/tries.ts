import { sql } from "kysely";
import { vi } from "vitest";
import { minutes } from "#kernel/duration.ts";
import type { TestDatabase } from "./fresh-database.ts";
import { travel } from "./travel.ts";

/**
 * Skips the waits between the retries of a failing job, until a condition holds. `other` queues another job
 * of the same name after each: workers fetch new jobs at once, and due jobs every five seconds. Time passes
 * only while a retry waits for its time, once for each: time travel locks all job rows, and a worker that
 * polls meanwhile skips them.
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
