import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Period } from "#kernel/period.ts";

/** Erases what old rows say, and of whom. The rows stay, so that the chain can still be verified. */
export async function eraseOldAudit(trx: SpaceTransaction, period: Period): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("audit_event")
    .set({ content: null, member_id: null, holder_id: null })
    .where("at", "<", ago(period))
    .where("content", "is not", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
