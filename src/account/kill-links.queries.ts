import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";

/** The credentials or the address changed (REC-06). */
export async function killLinks(trx: SpaceTransaction, holderId: HolderId) {
  await trx
    .updateTable("link")
    .set({ used_at: sql<Date>`now()` })
    .where("holder_id", "=", holderId)
    .where("used_at", "is", null)
    .execute();
}
