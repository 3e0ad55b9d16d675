import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import { type Connection, type PoolClient, Query, type QueryConfig, type QueryResult as Result } from "pg";
import type { SpaceId } from "#kernel/ids.ts";
import type { NameOf } from "./prepared-statements.ts";

/** A connection lent by the pool. */
export class PoolConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #nameOf: NameOf;
  /** Whether the statement that sets the space is prepared on this connection. `null`: its first round trip failed. */
  #knowsSpace: boolean | null = false;

  constructor(client: PoolClient, nameOf: NameOf) {
    this.#client = client;
    this.#nameOf = nameOf;
  }

  async executeQuery<R>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const name = parameters.length > 0 ? this.#nameOf(text) : undefined;
    return asKysely(await this.#client.query({ text, values: [...parameters], ...(name && { name }) }));
  }

  /**
   * Sets the space and runs one statement, in one transaction and one round trip: all that the extended protocol sends
   * before a Sync is one transaction (PostgreSQL manual, 54.2.4 "Pipelining").
   */
  async executeInSpace<R>(space: SpaceId, { sql: text, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    // `pg` expects one ParseComplete, that of the statement, but the first round trip has two. If the second Parse
    // failed, `pg` would remember a name that the server does not know: there the statement has no name.
    const isFirst = this.#knowsSpace !== true;
    const name = isFirst ? undefined : this.#nameOf(text);
    // Even without values: the simple protocol would not wait for the Sync.
    const extended: QueryConfig & { queryMode: "extended" } = { text, queryMode: "extended" };
    const config = { ...extended, values: [...parameters], ...(name && { name }) };
    return new Promise((resolve, reject) => {
      const query = new Query(config, (error, results) => {
        // The first result is that of `#nameSpace`. A value that cannot be sent has failed already.
        const [, result] = [results].flat() as unknown as [space: Result, statement?: Result];
        if (isFirst) this.#knowsSpace = result ? true : null;
        if (result) resolve(asKysely(result));
        else reject(error ?? new Error("the statement was not sent"));
      });
      const submit = query.submit.bind(query);
      query.submit = (connection) => {
        connection.stream.cork();
        this.#nameSpace(connection, space);
        const fault = submit(connection);
        connection.stream.uncork();
        return fault;
      };
      this.#client.query(query);
    });
  }

  /** Sends no Sync: the statement that follows belongs to the same transaction. */
  #nameSpace(connection: Connection, space: SpaceId) {
    const name = "parvis_space";
    if (!this.#knowsSpace)
      connection.parse({ name, text: "select set_config('parvis.space', $1, true)", types: [] }, true);
    connection.bind({ statement: name, values: [space] }, true);
    connection.describe({ type: "P" }, true);
    connection.execute({}, true);
  }

  // biome-ignore lint/correctness/useYield: cursors are not used.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("cursors are not used");
  }

  /** Closes the connection if its first round trip failed: the space may or may not be prepared on it. */
  release() {
    this.#client.release(this.#knowsSpace === null);
  }
}

function asKysely<R>({ command, rowCount, rows = [] }: Result): QueryResult<R> {
  if (command === "COMMIT" || command === "ROLLBACK") return { rows: [{ command }] as R[] };
  const isWrite = /^(?:INSERT|UPDATE|DELETE|MERGE)$/.test(command);
  return { rows: rows as R[], ...(isWrite && { numAffectedRows: BigInt(rowCount ?? 0) }) };
}
