import type { Writable } from "node:stream";
import { Kysely, PostgresDialect, sql } from "kysely";
import type { Pool, PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { SpaceId } from "#kernel/ids.ts";
import { type SpaceDb, spaceDb } from "./space-db.ts";
import type { Tables } from "./tables/schema.ts";

export type BulkSession = {
  /** Has no `inOneTrip`, which needs a connection of the pool. */
  db: Omit<SpaceDb, "inOneTrip">;
  /** A stream into `COPY … FROM STDIN`. Use it inside a transaction of `db`, and await it before the next query. */
  copyInto(statement: string): Writable;
};

/**
 * A connection without time limits, closed afterwards with its temporary tables and session locks. If this process
 * dies, the server notices within a second, even during a statement, and rolls back.
 */
export async function withBulkSession<T>(
  pool: Pool,
  space: SpaceId,
  work: (session: BulkSession) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf(client) }) });
  try {
    await sql`set statement_timeout = 0`.execute(db);
    await sql`set idle_in_transaction_session_timeout = 0`.execute(db);
    await sql`set client_connection_check_interval = '1s'`.execute(db);
    await sql`set jit = off`.execute(db);
    await sql`set work_mem = '64MB'`.execute(db);
    // By default temporary tables of more than 8 MB are read from their file again and again.
    await sql`set temp_buffers = '64MB'`.execute(db);
    // Plans need the number of rows, not how values are spread.
    await sql`set default_statistics_target = 10`.execute(db);
    // A table just filled has no statistics: a nested loop planned for ten rows would run for a million.
    await sql`set enable_nestloop = off`.execute(db);
    return await work({ db: spaceDb(db, space), copyInto: (statement) => client.query(copyFrom(statement)) });
  } finally {
    client.release(true);
  }
}

/** The minimal interface that Kysely needs of a pool; its only connection is never released. */
function poolOf(client: PoolClient) {
  const lent = {
    connect: async () => lent,
    end: () => undefined,
    query: client.query.bind(client),
    release: () => undefined,
  };
  return { connect: async () => lent, end: async () => undefined, options: {} };
}
