import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Channel } from "#infra/db/tables/proof-tables.ts";
import type { CodeId, HolderId } from "#kernel/ids.ts";

type Waiting = { codeId: CodeId; channel: Channel; holderId: HolderId; expiresAt: Date };

/** Extends a waiting message to the code's new lifetime. False: none waits. */
export async function keepWaitingCode(trx: SpaceTransaction, waiting: Waiting): Promise<boolean> {
  const kept = await trx
    .updateTable(waiting.channel)
    .set({ expires_at: waiting.expiresAt })
    .where("holder_id", "=", waiting.holderId)
    .where("state", "=", "waiting")
    .where("expires_at", ">", sql<Date>`now()`)
    .where(sql`props->>'codeId'`, "=", waiting.codeId)
    .executeTakeFirst();
  return kept.numUpdatedRows > 0n;
}
