import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { deceased } from "#kernel/values/bank-reasons.rules.ts";

/** `isForStaffOnly` in SQL. */
export const isForStaff = sql`upper(btrim(reason)) = ${sql.lit(deceased)}`;

/** A bank closed the account of a deceased holder (MD07): staff only. */
export async function noteDeaths(trx: SpaceTransaction) {
  await sql`
    insert into payment_check (holder_id, payment_id, kind)
    select distinct holder_id, payment_id, 'holder_deceased' from touched
    where status in ('rejected', 'returned') and ${isForStaff}
    on conflict do nothing`.execute(trx);
}
