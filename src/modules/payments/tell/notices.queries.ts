import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, PaymentId } from "#kernel/ids.ts";

export type PaymentNotice = {
  holderId: HolderId;
  kind: "paid" | "rejected";
  paymentId: PaymentId | null;
  /** On file, with an account that is open. */
  isReached: boolean;
};

/** Removes up to `most` notices: exactly one caller gets each. */
export async function takeNotices(trx: SpaceTransaction, most: number): Promise<PaymentNotice[]> {
  const { rows } = await sql<PaymentNotice>`
    with taken as (
      delete from payment_notice where (holder_id, import_id) in (
        select holder_id, import_id from payment_notice limit ${most} for update skip locked)
      returning holder_id, kind, payment_id)
    select taken.holder_id as "holderId", taken.kind, taken.payment_id as "paymentId",
      exists (select from account join holder on holder.id = account.holder_id and holder.closed_at is null
        where account.holder_id = taken.holder_id and account.closed_at is null) as "isReached"
    from taken`.execute(trx);
  return rows;
}
