import { Kysely, PostgresDialect } from "kysely";
import { Pool, types } from "pg";
import { minutes, seconds } from "#kernel/duration.ts";
import { preparing } from "./prepared-statements.ts";
import type { Tables } from "./tables/schema.ts";

export type Connection = {
  db: Kysely<Tables>;
  pool: Pool;
  /** `waiting`: requests that wait for a connection. */
  load(): { open: number; idle: number; waiting: number };
  close(): Promise<void>;
};

export type ConnectOptions = {
  max?: number;
  onLost?: (error: Error) => void;
};

const longestStatement = seconds(30);
const longestWaitForLock = seconds(10);

/** Our statements find rows by key: planning them again for each value would cost more than running them. */
const planOnce = "-c plan_cache_mode=force_generic_plan";

/** A pool that survives a restart of the database: only the queries in progress fail. */
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
  // Without a listener, a connection lost while idle or during a transaction would end the process.
  pool.on("error", onLost);
  pool.on("connect", (client) => client.on("error", onLost));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  const load = () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount });
  return { db, pool, load, close: () => pool.end() };
}

const asTyped = (text: string) => text;

/** A `date` stays text: a JavaScript Date would shift with the time zone. */
const getTypeParser: typeof types.getTypeParser = (type: number, format?: "text" | "binary") =>
  type === types.builtins.DATE ? asTyped : types.getTypeParser(type, format as "text");

const tell = (error: Error) => console.warn(`Une connexion à la base est perdue : ${error.message}`);
