import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";

/** A text seen so often comes back: preparing it once a connection halves what it costs the server. */
const oftenEnough = 5;

/** Texts of any length of list are as many statements: the server must not be made to remember them all. */
const mostPrepared = 300;

/** A pool whose statements, once seen often enough, are prepared on each connection under a name of their own. */
export function preparing(pool: Pool): PostgresPool {
  const nameOf = namesStatements();
  const lent = new WeakMap<PoolClient, PostgresPoolClient>();
  const lend = (client: PoolClient) => {
    const known = lent.get(client) ?? preparingClient(client, nameOf);
    lent.set(client, known);
    return known;
  };
  return { connect: async () => lend(await pool.connect()), end: () => pool.end(), options: pool.options };
}

type NameOf = (text: string) => string | undefined;

function namesStatements(): NameOf {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const name = names.get(text);
    if (name || names.size >= mostPrepared) return name;
    const times = (seen.get(text) ?? 0) + 1;
    if (seen.size >= mostPrepared * 10) seen.clear();
    seen.set(text, times);
    if (times >= oftenEnough) names.set(text, `parvis_${names.size}`);
    return names.get(text);
  };
}

function preparingClient(client: PoolClient, nameOf: NameOf): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[] = []) => {
    const name = values.length > 0 ? nameOf(text) : undefined;
    return client.query({ text, values: [...values], ...(name && { name }) });
  };
  // Kysely's other way to ask, by a cursor, is one we never take.
  return {
    query: query as unknown as PostgresPoolClient["query"],
    release: (destroy) => client.release(destroy),
  };
}
