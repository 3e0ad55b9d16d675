import { type Kysely, sql, type Transaction } from "kysely";
import type { SpaceId } from "#kernel/ids.ts";
import type { Tables } from "./schema.ts";

/** A transaction in which only the rows of one space exist. */
export type SpaceTransaction = Transaction<Tables>;

/** The database as seen from one space. The only way to its tables: there is no query outside a space. */
export type SpaceDb = {
  readonly space: SpaceId;
  /** Runs `work` in one transaction; commits when it returns, rolls back when it throws. */
  inTransaction<T>(work: (trx: SpaceTransaction) => Promise<T>): Promise<T>;
};

export function spaceDb(db: Kysely<Tables>, space: SpaceId): SpaceDb {
  return {
    space,
    inTransaction: (work) =>
      db.transaction().execute(async (trx) => {
        await sql`select set_config('parvis.space', ${space}, true)`.execute(trx);
        return work(trx);
      }),
  };
}
