import { Client } from "pg";
import { seconds } from "#kernel/duration.ts";

/** A database-wide lock on its own connection: an open transaction would keep vacuum from removing dead rows. */
export async function withSessionLock<T>(url: string, name: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: "parvis-lock",
    connectionTimeoutMillis: seconds(5),
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [name]);
    return await work();
  } finally {
    await client.end();
  }
}
