import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { PaymentsOnFile } from "./next-payment.rules.ts";

/** The columns of `PaymentsOnFile`, each from the end of an index. For a query with a table of the day, `today`. */
export const paymentsOnFile = (holderId: HolderId) => sql`
  today::text,
  (select min(paid_on)::text from transfer
    where holder_id = ${holderId} and paid_on >= today and status = 'ordered') as ordered,
  (select paid_on::text from transfer
    where holder_id = ${holderId} and status = 'paid' order by paid_on desc limit 1) as "lastPaid",
  exists (select from transfer where holder_id = ${holderId}) as "any"`;

export const dayInParis = sql`(select (now() at time zone 'Europe/Paris')::date as today) as clock`;

export async function findPaymentsOnFile(trx: SpaceTransaction, holderId: HolderId): Promise<PaymentsOnFile> {
  const { rows } = await sql<PaymentsOnFile>`
    select ${paymentsOnFile(holderId)} from ${dayInParis}`.execute(trx);
  if (!rows[0]) throw new Error("the table of the day has one row");
  return rows[0];
}
