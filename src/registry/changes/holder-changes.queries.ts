import { sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ChangeableColumn, HolderChangeTable } from "#infra/db/tables/card-tables.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";

export type ColumnChange = { field: ChangeableColumn; before: string | null; after: string | null };

/**
 * Notes changes of a holder's file that no import made. Until they are settled, an import that has another value must
 * not undo them. Call it under the lock of the holder.
 */
export async function noteChanges(
  trx: SpaceTransaction,
  holderId: HolderId,
  by: HolderChangeTable["by"],
  changes: readonly ColumnChange[],
) {
  if (changes.length === 0) return;
  await trx
    .updateTable("holder_change")
    .set({ settled_at: sql<Date>`now()` })
    .where("holder_id", "=", holderId)
    .where(
      "field",
      "in",
      changes.map(({ field }) => field),
    )
    .where("settled_at", "is", null)
    .execute();
  await trx
    .insertInto("holder_change")
    .values(changes.map((change) => ({ holder_id: holderId, by, ...change })))
    .execute();
}

/** Changes that still hold back imports are kept. */
export async function forgetSettledChanges(trx: SpaceTransaction, period: Period): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("holder_change")
    .where("settled_at", "<", ago(period))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
