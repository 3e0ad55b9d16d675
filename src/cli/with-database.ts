import { readConfig } from "#config/env.ts";
import { type Connection, connect } from "#infra/db/connect.ts";
import { shareDatabase } from "#infra/db/embedded/share-database.ts";

/** Runs a command on the migrated database. Shares the embedded server of a running `serve`, or starts one. */
export async function withDatabase<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const database = await shareDatabase(readConfig());
  try {
    const connection = connect(database.url, { max: 5 });
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  } finally {
    await database.release();
  }
}
