import type { Kysely, Transaction } from "kysely";
import type { SpaceId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";
import { runSingly, singlyIn } from "./one-trip.ts";
import type { Tables } from "./schema.ts";
import { runInSpace } from "./space-transaction.ts";

/** A transaction in which only the rows of one space exist. */
export type SpaceTransaction = Transaction<Tables>;

/** The database as seen from one space. The only way to its tables: there is no query outside a space. */
export type SpaceDb = {
  readonly space: SpaceId;
  /**
   * Runs `work` in one transaction; commits when it returns, rolls back when it throws. Of two that wait for one
   * another PostgreSQL undoes one: it is run again.
   */
  inTransaction<T>(work: (trx: SpaceTransaction) => Promise<T>): Promise<T>;
  /**
   * Runs `work`, which makes one statement, in a transaction of its own: one trip to the database in place of three.
   * It is committed as it succeeds: what `work` throws afterwards undoes nothing. A second statement is refused.
   */
  inOneTrip<T>(work: (trx: SpaceTransaction) => Promise<T>): Promise<T>;
  /** The same as `inTransaction`, and rolls back when `work` refuses: a refusal leaves nothing behind. */
  allOrNothing<V, R>(work: (trx: SpaceTransaction) => Promise<Result<V, R>>): Promise<Result<V, R>>;
};

export function spaceDb(db: Kysely<Tables>, space: SpaceId): SpaceDb {
  const single = singlyIn(db, space);
  const inTransaction: SpaceDb["inTransaction"] = (work) => pastDeadlocks(() => runInSpace(db, space, work));
  return {
    space,
    inTransaction,
    inOneTrip: (work) => pastDeadlocks(() => runSingly(single, work)),
    allOrNothing: (work) => undoRefusal(inTransaction, work),
  };
}

async function pastDeadlocks<T>(run: () => Promise<T>, again = 2): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (again === 0 || !isDeadlock(error)) throw error;
    return pastDeadlocks(run, again - 1);
  }
}

/** PostgreSQL undid this transaction to let another one through (40P01): nothing of it remains. */
const isDeadlock = (error: unknown) => error instanceof Error && "code" in error && error.code === "40P01";

/** Carries a refusal out of the transaction that it undoes. */
class Refused<R> extends Error {
  readonly refusal: R;
  constructor(refusal: R) {
    super("refused");
    this.refusal = refusal;
  }
}

async function undoRefusal<V, R>(
  inTransaction: SpaceDb["inTransaction"],
  work: (trx: SpaceTransaction) => Promise<Result<V, R>>,
): Promise<Result<V, R>> {
  try {
    return await inTransaction(async (trx) => {
      const result = await work(trx);
      if (!result.ok) throw new Refused(result.refusal);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
