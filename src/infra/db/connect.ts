import { Kysely } from "kysely";
import { Pool, types } from "pg";
import { minutes, seconds } from "#kernel/duration.ts";
import { poolDialect } from "./pool-driver.ts";
import type { Tables } from "./schema.ts";

export type Connection = {
  db: Kysely<Tables>;
  pool: Pool;
  /** Connections open now, those of them that are idle, and requests that wait for one. */
  load(): { open: number; idle: number; waiting: number };
  /** Waits for what is under way, then lets every connection go. */
  close(): Promise<void>;
};

export type ConnectOptions = {
  /** Connections at most. */
  max?: number;
  /** Told of each connection lost; the next query opens another. */
  onLost?: (error: Error) => void;
};

const longestStatement = seconds(30);
const longestWaitForLock = seconds(10);

/** Our statements find rows by key: planned anew for each value, they would cost more than they do. */
const planOnce = "-c plan_cache_mode=force_generic_plan";

/** A pool that outlives any restart of the database: what was under way fails, what comes after works. */
export function connect(url: string, { max = 20, onLost = tell }: ConnectOptions = {}): Connection {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: "parvis",
    connectionTimeoutMillis: seconds(5),
    idleTimeoutMillis: minutes(1),
    keepAlive: true,
    keepAliveInitialDelayMillis: seconds(10),
    statement_timeout: longestStatement,
    lock_timeout: longestWaitForLock,
    idle_in_transaction_session_timeout: minutes(1),
    options: planOnce,
    types: { getTypeParser },
  });
  // Without a listener a connection lost while idle, or lent to a transaction, would end the process.
  pool.on("error", onLost);
  pool.on("connect", (client) => client.on("error", onLost));
  const db = new Kysely<Tables>({ dialect: poolDialect(pool) });
  const load = () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount });
  return { db, pool, load, close: () => pool.end() };
}

const asTyped = (text: string) => text;

/** A `date` stays the day it is: as a JavaScript Date it would move with the time zone. */
const getTypeParser: typeof types.getTypeParser = (type: number, format?: "text" | "binary") =>
  type === types.builtins.DATE ? asTyped : types.getTypeParser(type, format as "text");

const tell = (error: Error) => console.warn(`Une connexion à la base est perdue : ${error.message}`);
