import type { Kysely, Transaction } from "kysely";
import type { SpaceId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";
import { runSingly, singlyIn } from "./one-trip.ts";
import { runInSpace } from "./space-transaction.ts";
import type { Tables } from "./tables/schema.ts";

/** A transaction that sees only the rows of one space. */
export type SpaceTransaction = Transaction<Tables>;

/** The only access to the tables: every query runs in a space. */
export type SpaceDb = {
  readonly space: SpaceId;
  /** Runs `work` in one transaction; commits when it returns, rolls back when it throws, retries after a deadlock. */
  inTransaction<T>(work: (trx: SpaceTransaction) => Promise<T>): Promise<T>;
  /**
   * Runs the only statement of `work` as a transaction, in one round trip instead of two. The statement commits when
   * it succeeds, even if `work` throws afterwards. A second statement is refused.
   */
  inOneTrip<T>(work: (trx: SpaceTransaction) => Promise<T>): Promise<T>;
  /** Like `inTransaction`, but also rolls back when `work` returns a refusal. */
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
