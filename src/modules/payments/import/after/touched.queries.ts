import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";

/**
 * The payments that an import adds or changes, with their status before and after: what history, notices and checks are
 * made from. A bank may change one twice in a file, in two rounds.
 */
export async function createTouched(trx: SpaceTransaction) {
  await sql`
    create temporary table touched (
      round integer, holder_id uuid, transfer_id uuid, payment_id uuid, is_new boolean, from_status text, status text,
      reason text, changed_on date, paid_on date, source text) on commit drop`.execute(trx);
}

/** The lines of a table that are not on file as they are. */
export async function touchLines(trx: SpaceTransaction, today: string) {
  await sql`
    insert into touched
    select 1, g.holder_id, coalesce(g.transfer_id, n.id), payment_id, is_new, from_status, g.status, g.reason,
      case when g.status = 'paid' then g.paid_on else ${today}::date end, g.paid_on, 'file'
    from target g left join new_transfer n on n.reference = g.transfer_reference
    where fate <> 'same'`.execute(trx);
}

/** Those with the most lines first. */
export async function findTouchedHolders(trx: SpaceTransaction, most: number): Promise<HolderId[]> {
  const { rows } = await sql<{ id: HolderId }>`
    select holder_id as id from touched where holder_id is not null
    group by 1 order by count(*) desc, 1 limit ${most}`.execute(trx);
  return rows.map(({ id }) => id);
}
