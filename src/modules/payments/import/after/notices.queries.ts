import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { ImportId } from "#kernel/ids.ts";
import { isForStaff } from "./checks.queries.ts";

/** Who gets a mail: one notice for each holder. Nothing about a death (MD07), nor about payments that are history. */
export async function noteNotices(trx: SpaceTransaction, run: ImportId, toldFor: Duration, today: string) {
  await sql`
    with last as (
      select * from touched
      where (is_new or from_status <> status) and not exists (
        select from touched later where later.payment_id = touched.payment_id and later.round > touched.round)),
    told as (
      select holder_id, payment_id, case status when 'paid' then 'paid' else 'rejected' end as kind
      from last
      where status <> 'ordered' and not (${isForStaff})
        and paid_on >= ${today}::date - ${asInterval(toldFor)}::interval),
    chosen as (select holder_id, max(kind) as kind from told group by holder_id)
    insert into payment_notice (holder_id, import_id, kind, payment_id)
    select holder_id, ${run}, kind, case when count(*) = 1 then (array_agg(payment_id))[1] end
    from told join chosen using (holder_id, kind) group by holder_id, kind`.execute(trx);
}
