import { CompiledQuery, type Dialect, type Driver, PostgresDialect } from "kysely";
import type { Pool, PoolClient } from "pg";
import { PoolConnection } from "./pool-connection.ts";
import { namesStatements } from "./prepared-statements.ts";

/** PostgreSQL for Kysely: connections prepare repeated statements, and can send a statement with its space. */
export const poolDialect = (pool: Pool): Dialect =>
  Object.assign(new PostgresDialect({ pool }), { createDriver: () => new PoolDriver(pool) });

const run = async (connection: PoolConnection, text: string) => {
  await connection.executeQuery(CompiledQuery.raw(text));
};

class PoolDriver implements Driver {
  readonly #pool: Pool;
  readonly #connections = new WeakMap<PoolClient, PoolConnection>();
  readonly #nameOf = namesStatements();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async init() {}

  async acquireConnection(): Promise<PoolConnection> {
    const client = await this.#pool.connect();
    const known = this.#connections.get(client) ?? new PoolConnection(client, this.#nameOf);
    this.#connections.set(client, known);
    return known;
  }

  releaseConnection = async (connection: PoolConnection) => connection.release();
  beginTransaction = (connection: PoolConnection) => run(connection, "begin");
  commitTransaction = (connection: PoolConnection) => run(connection, "commit");
  rollbackTransaction = (connection: PoolConnection) => run(connection, "rollback");
  destroy = () => this.#pool.end();
}
