import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, PaymentId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";
import type { PaymentStatus } from "../payment.status.ts";

/** `first`: as the file that brought the payment says. `file`: a later one. `order`, `bank`: what these files say. */
export type HistoryLine = {
  status: PaymentStatus;
  reason: string;
  on: Day;
  source: "first" | "file" | "order" | "bank";
};

/** Oldest first: the first status, then the changes of the payment and of its transfer. */
export async function historyOf(
  trx: SpaceTransaction,
  holderId: HolderId,
  id: PaymentId,
): Promise<HistoryLine[]> {
  const { rows } = await sql<HistoryLine>`
    with own as (select * from payment where holder_id = ${holderId} and id = ${id}),
      told as (
        select 0::bigint as place, first_status as status, '' as reason, 'first' as source,
          (created_at at time zone 'Europe/Paris')::date as day
        from own
        union all
        select change.id, change.status, change.reason, change.source, change.changed_on
        from payment_change as change join own
          on change.holder_id = own.holder_id and change.transfer_id = own.transfer_id
        where change.payment_id is null or change.payment_id = own.id)
    select status, reason, source, day::text as "on" from told order by place`.execute(trx);
  return rows;
}
