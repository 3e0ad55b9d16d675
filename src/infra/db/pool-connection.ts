import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import { type PoolClient, Query, type QueryConfig, type QueryResult as Result } from "pg";
import type { SpaceId } from "#kernel/ids.ts";
import type { NameOf } from "./prepared-statements.ts";

const begin = { name: "parvis_begin", text: "begin" };
/** Answers no row: nobody reads it, so it is not described either. */
const setSpace = { name: "parvis_space", text: "select where set_config('parvis.space', $1, true) is null" };
const openings = [begin, setSpace];

type Opening = { name: string; values: string[] };
const beginning: Opening = { name: begin.name, values: [] };
const inSpace = (space: SpaceId): Opening => ({ name: setSpace.name, values: [space] });

const isEnd = (text: string) => text === "commit" || text === "rollback";

/** A connection lent by the pool. */
export class PoolConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #nameOf: NameOf;
  /** Whether `openings` are prepared on this connection. `null`: the round trip that prepares them failed. */
  #isPrepared: boolean | null = false;
  /** The space of a transaction whose BEGIN is not sent yet. */
  #begins: SpaceId | null = null;
  /** Whether that round trip failed. If BEGIN failed, a later statement would commit by itself, without a space. */
  #isAborted = false;

  constructor(client: PoolClient, nameOf: NameOf) {
    this.#client = client;
    this.#nameOf = nameOf;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { sql: text, parameters } = query;
    const space = this.#begins;
    this.#begins = null;
    if (space !== null && isEnd(text)) return { rows: [{ command: text.toUpperCase() }] as R[] };
    if (space !== null) return this.#executeAfter<R>([beginning, inSpace(space)], query).catch(this.#abort);
    if (this.#isAborted) return this.#rollBackAborted(text);
    const name = parameters.length > 0 ? this.#nameOf(text) : undefined;
    return asKysely(await this.#client.query({ text, values: [...parameters], ...(name && { name }) }));
  }

  readonly #abort = (error: unknown): Promise<never> => {
    this.#isAborted = true;
    return Promise.reject(error);
  };

  /** COMMIT is answered as PostgreSQL answers it in an aborted transaction: with ROLLBACK. */
  async #rollBackAborted<R>(text: string): Promise<QueryResult<R>> {
    if (!isEnd(text)) throw new Error("the transaction is aborted: its first statement failed");
    this.#isAborted = false;
    return asKysely(await this.#client.query("rollback"));
  }

  /** Begins a transaction in that space, in the round trip of its first statement; without a statement, none is begun. */
  beginWithNext(space: SpaceId) {
    this.#begins = space;
  }

  /** Sets the space and runs one statement, in one transaction and one round trip. */
  executeInSpace<R>(space: SpaceId, query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#executeAfter([inSpace(space)], query);
  }

  /**
   * One round trip: all that the extended protocol sends before a Sync is one transaction, which BEGIN keeps open
   * (PostgreSQL manual, 54.2.4 "Pipelining").
   */
  async #executeAfter<R>(
    first: Opening[],
    { sql: text, parameters }: CompiledQuery,
  ): Promise<QueryResult<R>> {
    // `pg` expects one ParseComplete, that of the statement, but the first round trip has more. If a later Parse
    // failed, `pg` would remember a name that the server does not know: there the statement has no name.
    const isFirst = this.#isPrepared !== true;
    const name = isFirst ? undefined : this.#nameOf(text);
    // Even without values: the simple protocol would not wait for the Sync.
    const extended: QueryConfig & { queryMode: "extended" } = { text, queryMode: "extended" };
    const config = { ...extended, values: [...parameters], ...(name && { name }) };
    return new Promise((resolve, reject) => {
      const query = new Query(config, (error, results) => {
        // A value that cannot be sent has failed already: its result is missing.
        const result = ([results].flat() as unknown as Result[])[first.length];
        if (isFirst) this.#isPrepared = result ? true : null;
        if (result) resolve(asKysely(result));
        else reject(error ?? new Error("the statement was not sent"));
      });
      const submit = query.submit.bind(query);
      query.submit = (connection) => {
        connection.stream.cork();
        if (isFirst) for (const opening of openings) connection.parse({ ...opening, types: [] }, true);
        for (const { name, values } of first) {
          connection.bind({ statement: name, values }, true);
          connection.execute({}, true);
        }
        const fault = submit(connection);
        connection.stream.uncork();
        return fault;
      };
      this.#client.query(query);
    });
  }

  // biome-ignore lint/correctness/useYield: cursors are not used.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("cursors are not used");
  }

  /** Closes the connection if its first round trip failed: the openings may or may not be prepared on it. */
  release() {
    this.#begins = null;
    this.#isAborted = false;
    this.#client.release(this.#isPrepared === null);
  }
}

function asKysely<R>({ command, rowCount, rows = [] }: Result): QueryResult<R> {
  if (command === "COMMIT" || command === "ROLLBACK") return { rows: [{ command }] as R[] };
  const isWrite = /^(?:INSERT|UPDATE|DELETE|MERGE)$/.test(command);
  return { rows: rows as R[], ...(isWrite && { numAffectedRows: BigInt(rowCount ?? 0) }) };
}
