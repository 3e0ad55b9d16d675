import { type Kysely, sql } from "kysely";
import { fromKysely, PgBoss } from "pg-boss";
import type { Tables } from "../db/tables/schema.ts";
import { prepareQueues, type QueueToPrepare } from "./prepare.ts";

/** Any number that no other advisory lock uses. */
const installing = 7_201_968;

/** Creates or updates the schema and the queues, one process at a time. Needs no right beyond creating a schema. */
export async function installJobs(db: Kysely<Tables>, queues: readonly QueueToPrepare[]): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${installing})`.execute(connection);
    try {
      const boss = new PgBoss({ db: fromKysely(connection), supervise: false, schedule: false });
      const faults: unknown[] = [];
      boss.on("error", (fault) => faults.push(fault));
      await boss.start();
      await prepareQueues(boss, queues);
      await boss.stop({ graceful: false });
      if (faults.length > 0) throw new AggregateError(faults, "the schema of the jobs could not be prepared");
    } finally {
      await sql`select pg_advisory_unlock(${installing})`.execute(connection);
    }
  });
}
