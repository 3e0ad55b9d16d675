import { Client } from "pg";
import { seconds } from "#kernel/duration.ts";

/**
 * Runs `work` while this process alone holds the lock of that name, database-wide. The lock belongs to a connection
 * of its own and to no transaction: an open transaction would keep vacuum from every row that dies meanwhile.
 */
export async function withSessionLock<T>(url: string, name: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: "parvis-lock",
    connectionTimeoutMillis: seconds(5),
  });
  // A lost connection frees the lock; the work goes on, and its own queries say what is wrong.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [name]);
    return await work();
  } finally {
    await client.end();
  }
}
