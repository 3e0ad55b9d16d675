import type { Kysely, Transaction } from "kysely";
import type { SpaceId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";
import { runInSpace } from "./space-transaction.ts";
import type { Tables } from "./tables/schema.ts";

/** A transaction that sees only the rows of one space. */
export type SpaceTransaction = Transaction<Tables>;

/** The only way to the tables: no query runs outside a space. */
export type SpaceDb = {
  readonly space: SpaceId;
  /** Runs `work` in one transaction; commits when it returns, rolls back when it throws, retries after a deadlock. */
  inTransaction<T>(work: (trx: SpaceTransaction) => Promise<T>): Promise<T>;
  /** The same, and also rolls back when `work` returns a refusal. */
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

const isDeadlock = (error: unknown) => error instanceof Error && "code" in error && error.code === "40P01";

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
