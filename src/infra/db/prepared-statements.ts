import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";

/** Preparing a statement seen this often halves its cost to the server. */
const oftenEnough = 5;

/** Each length of an `in` list is another statement: a limit protects the server's memory. */
const mostPrepared = 300;

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
  // Kysely's cursor interface is never used.
  return {
    query: query as unknown as PostgresPoolClient["query"],
    release: (destroy) => client.release(destroy),
  };
}
