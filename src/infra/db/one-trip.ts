import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  type KyselyPlugin,
  PostgresDialect,
} from "kysely";
import type { SpaceId } from "#kernel/ids.ts";
import { PoolConnection } from "./pool-connection.ts";
import type { SpaceTransaction } from "./space-db.ts";
import type { Tables } from "./tables/schema.ts";

/** A Kysely instance that runs each statement in a separate transaction of that space. */
export function singlyIn(db: Kysely<Tables>, space: SpaceId): Kysely<Tables> {
  const executeQuery = <R>(query: CompiledQuery) =>
    db.getExecutor().provideConnection((connection) => {
      if (!(connection instanceof PoolConnection)) throw new Error("a connection that was taken apart");
      return connection.executeInSpace<R>(space, query);
    });
  return new Kysely<Tables>({ dialect: dialectOf({ executeQuery }) });
}

/** `work` must run one statement only: a second one would be another transaction, and is refused. */
export const runSingly = <T>(single: Kysely<Tables>, work: (trx: SpaceTransaction) => Promise<T>) =>
  work(single.withPlugin(onlyOne()) as SpaceTransaction);

function onlyOne(): KyselyPlugin {
  let made = 0;
  return {
    transformQuery: ({ node }) => {
      made += 1;
      if (made > 1) throw new Error("a second statement in one trip");
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

const refuse = async () => {
  throw new Error("a statement alone begins and ends by itself");
};

function dialectOf({ executeQuery }: Pick<DatabaseConnection, "executeQuery">): Dialect {
  const connection = {
    executeQuery,
    // biome-ignore lint/correctness/useYield: cursors are not used.
    async *streamQuery() {
      await refuse();
    },
  };
  const createDriver = () => ({
    init: async () => undefined,
    acquireConnection: async () => connection as DatabaseConnection,
    releaseConnection: async () => undefined,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    destroy: async () => undefined,
  });
  // Kysely uses this dialect only to write SQL: it never connects.
  return Object.assign(new PostgresDialect({ pool: refuse }), { createDriver });
}
