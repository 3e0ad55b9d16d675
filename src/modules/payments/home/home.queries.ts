import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, PaymentId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";
import { dayInParis, paymentsOnFile } from "../next/next-payment.queries.ts";
import type { PaymentsOnFile } from "../next/next-payment.rules.ts";
import type { Payment } from "../payment.ts";

/** A transfer that did not arrive. `paymentId`: one of its payments. */
export type Unsettled = {
  paymentId: PaymentId;
  paidOn: Day;
  status: "rejected" | "returned";
  reason: string;
};

export type LastPayment = Pick<Payment, "id" | "paidOn" | "label" | "amount" | "status">;

/** Both newest first. `last`: until today. `unsettled`: of the last year, without a later transfer that was paid. */
export type OnHomePage = { onFile: PaymentsOnFile; unsettled: Unsettled[]; last: LastPayment[] };

const lastShown = 3;

/** In one round trip. */
export async function findForHomePage(trx: SpaceTransaction, holderId: HolderId): Promise<OnHomePage> {
  const { rows } = await sql<PaymentsOnFile & Omit<OnHomePage, "onFile">>`
    select ${paymentsOnFile(holderId)},
      array(select jsonb_build_object('paidOn', paid_on, 'status', status, 'reason', reason,
          'paymentId', (select id from payment where payment.holder_id = ${holderId}
            and transfer_id = failed.id order by reference limit 1))
        from transfer as failed
        where holder_id = ${holderId} and status in ('rejected', 'returned')
          and paid_on > today - interval '1 year'
          and not exists (select from transfer as later where later.holder_id = ${holderId}
            and later.status = 'paid' and later.paid_on > failed.paid_on)
        order by paid_on desc, id limit 10) as unsettled,
      array(select jsonb_build_object('id', id, 'paidOn', paid_on, 'label', label,
          'amount', amount_cents, 'status', status)
        from payment where holder_id = ${holderId} and paid_on <= today
        order by paid_on desc, id desc limit ${lastShown}) as last
    from ${dayInParis}`.execute(trx);
  if (!rows[0]) throw new Error("the table of the day has one row");
  const { unsettled, last, ...onFile } = rows[0];
  return { onFile, unsettled, last };
}
