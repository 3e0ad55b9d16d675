import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportId } from "#kernel/ids.ts";

/** Writes the changes of status: one row where all lines of a transfer changed alike, else one for each line. */
export async function recordChanges(trx: SpaceTransaction, run: ImportId) {
  await sql`
    with changed as (
      select *, count(*) over (partition by round, transfer_id, status, reason, changed_on) as alike
      from touched where not is_new and from_status <> status),
    told as (
      select changed.*, case when alike < t.lines then payment_id end as line
      from changed join transfer t on t.holder_id = changed.holder_id and t.id = changed.transfer_id)
    insert into payment_change (holder_id, transfer_id, payment_id, status, reason, changed_on, source, import_id)
    select holder_id, transfer_id, line, status, reason, changed_on, source, ${run}
    from (
      select distinct round, holder_id, transfer_id, line, status, reason, changed_on, source from told) as rows
    order by round`.execute(trx);
}
