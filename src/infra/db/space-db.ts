import type { Kysely, Transaction } from "kysely";
import type { SpaceId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";
import { runInSpace } from "./space-transaction.ts";
import type { Tables } from "./tables/schema.ts";

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
  /** The same, and rolls back when `work` refuses: a refusal leaves nothing behind. */
  allOrNothing<V, R>(work: (trx: SpaceTransaction) => Promise<Result<V, R>>): Promise<Result<V, R>>;
};

export function spaceDb(db: Kysely<Tables>, space: SpaceId): SpaceDb {
  const inTransaction = async <T>(work: (trx: SpaceTransaction) => Promise<T>, again = 2): Promise<T> => {
    try {
      return await runInSpace(db, space, work);
    } catch (error) {
      if (again === 0 || !isDeadlock(error)) throw error;
      return inTransaction(work, again - 1);
    }
  };
  return { space, inTransaction, allOrNothing: (work) => undoRefusal(inTransaction, work) };
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
