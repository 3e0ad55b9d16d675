import { type Kysely, sql } from "kysely";
import { escapeLiteral } from "pg";
import type { SpaceId } from "#kernel/ids.ts";
import type { Tables } from "./schema.ts";
import type { SpaceTransaction } from "./space-db.ts";

/**
 * Runs `work` in one transaction of one space. What begins it and what names its space travel together, for every
 * page pays for each trip, and so that there is no moment of a transaction without its space.
 */
export const runInSpace = <T>(
  db: Kysely<Tables>,
  space: SpaceId,
  work: (trx: SpaceTransaction) => Promise<T>,
): Promise<T> =>
  db.connection().execute(async (connection) => {
    try {
      await sql
        .raw(`begin; select set_config('parvis.space', ${escapeLiteral(space)}, true)`)
        .execute(connection);
      const result = await work(connection as SpaceTransaction);
      await commit(connection);
      return result;
    } catch (error) {
      // On a connection that is lost there is nothing to undo, and the pool lets it go.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });

/** PostgreSQL answers COMMIT with ROLLBACK when a statement had failed and nobody heeded it. */
async function commit(connection: Kysely<Tables>) {
  const { rows } = await sql<{ command: string }>`commit`.execute(connection);
  if (rows[0]?.command === "ROLLBACK") throw new Error("a statement of the transaction had failed");
}
