import { CompiledQuery, type DatabaseConnection, type Kysely, type KyselyPlugin } from "kysely";
import { escapeLiteral } from "pg";
import type { SpaceId } from "#kernel/ids.ts";
import { PoolConnection } from "./pool-connection.ts";
import type { SpaceTransaction } from "./space-db.ts";
import type { Tables } from "./tables/schema.ts";

const beginIn = (space: SpaceId) =>
  CompiledQuery.raw(`begin; select set_config('parvis.space', ${escapeLiteral(space)}, true)`);
const end: CompiledQuery<{ command?: string }> = CompiledQuery.raw("commit");
const rollback = CompiledQuery.raw("rollback");

/** Where a bulk session copies rows past Kysely, BEGIN cannot wait for the first statement. */
const begin = async (connection: DatabaseConnection, space: SpaceId) => {
  if (connection instanceof PoolConnection) connection.beginWithNext(space);
  else await connection.executeQuery(beginIn(space));
};

/** BEGIN, the name of the space and the first statement share one round trip: the transaction always has a space. */
export const runInSpace = <T>(
  db: Kysely<Tables>,
  space: SpaceId,
  work: (trx: SpaceTransaction) => Promise<T>,
): Promise<T> =>
  db.connection().execute(async (connection) => {
    const lifetime = newLifetime();
    try {
      await connection.getExecutor().provideConnection((raw) => begin(raw, space));
      const result = await work(connection.withPlugin(lifetime) as SpaceTransaction);
      lifetime.end();
      await commit(connection);
      return result;
    } catch (error) {
      lifetime.end();
      await connection.executeQuery(rollback).catch(() => undefined);
      throw error;
    }
  });

/** A query that was not awaited must not run later, when another transaction uses the connection. */
function newLifetime(): KyselyPlugin & { end(): void } {
  let over = false;
  return {
    end: () => {
      over = true;
    },
    transformQuery: ({ node }) => {
      if (over) throw new Error("the transaction is over");
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** PostgreSQL answers COMMIT with ROLLBACK when a statement failed and its error was ignored. */
async function commit(connection: Kysely<Tables>) {
  const { rows } = await connection.executeQuery(end);
  if (rows[0]?.command === "ROLLBACK") throw new Error("a statement of the transaction had failed");
}
