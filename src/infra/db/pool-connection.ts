import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import { type Connection, type PoolClient, Query, type QueryConfig, type QueryResult as Result } from "pg";
import type { SpaceId } from "#kernel/ids.ts";
import type { NameOf } from "./prepared-statements.ts";

/** A connection lent by the pool. */
export class PoolConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #nameOf: NameOf;
  /** Whether the statement that names the space is prepared on this connection; `null` after a first trip that failed. */
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
   * Runs one statement in a transaction of its own, in that space, in one trip: what the extended protocol sends before
   * one Sync is one transaction, done in order, all of it or nothing (PostgreSQL manual, 54.2.4 "Pipelining").
   */
  async executeInSpace<R>(space: SpaceId, { sql: text, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    // `pg` takes the first ParseComplete for that of the statement: until the space is prepared, the statement has no
    // name, or a Parse that fails later would leave `pg` with a name the server does not know.
    const isFirst = this.#knowsSpace !== true;
    const name = isFirst ? undefined : this.#nameOf(text);
    // Even without values: the simple protocol would not wait for the Sync.
    const extended: QueryConfig & { queryMode: "extended" } = { text, queryMode: "extended" };
    const config = { ...extended, values: [...parameters], ...(name && { name }) };
    return new Promise((resolve, reject) => {
      const query = new Query(config, (error, results) => {
        // The first result is that of what names the space. A value that could not be sent failed already.
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

  /** Sent without a Sync: what follows belongs to the same transaction. */
  #nameSpace(connection: Connection, space: SpaceId) {
    const name = "parvis_space";
    if (!this.#knowsSpace)
      connection.parse({ name, text: "select set_config('parvis.space', $1, true)", types: [] }, true);
    connection.bind({ statement: name, values: [space] }, true);
    connection.describe({ type: "P" }, true);
    connection.execute({}, true);
  }

  /** Kysely's other way to ask, by a cursor, is one we never take. */
  // biome-ignore lint/correctness/useYield: there is nothing to give.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("cursors are not used");
  }

  /** A connection whose first trip failed may or may not know the space: it is closed. */
  release() {
    this.#client.release(this.#knowsSpace === null);
  }
}

function asKysely<R>({ command, rowCount, rows = [] }: Result): QueryResult<R> {
  if (command === "COMMIT" || command === "ROLLBACK") return { rows: [{ command }] as R[] };
  const isWrite = /^(?:INSERT|UPDATE|DELETE|MERGE)$/.test(command);
  return { rows: rows as R[], ...(isWrite && { numAffectedRows: BigInt(rowCount ?? 0) }) };
}
