import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Period } from "#kernel/period.ts";

/** One statement deletes no more transfers: a whole year could take longer than a statement may. */
const batch = 20_000;

/** Transfers of a year that ended more than the period ago, with all that belongs to them. Returns their number. */
export async function forgetOldTransfers(trx: SpaceTransaction, period: Period): Promise<number> {
  let removed = 0;
  for (;;) {
    const now = await forgetBatch(trx, period);
    removed += now;
    if (now < batch) return removed;
  }
}

async function forgetBatch(trx: SpaceTransaction, { interval }: Period): Promise<number> {
  const { rows } = await sql<{ removed: number }>`
    with old as materialized (
        select holder_id, id from transfer
        where paid_on < date_trunc('year', now() at time zone 'Europe/Paris' - ${interval}::interval)
        limit ${batch}),
      changes as (
        delete from payment_change using old
        where payment_change.holder_id = old.holder_id and payment_change.transfer_id = old.id),
      lines as (
        delete from payment using old
        where payment.holder_id = old.holder_id and payment.transfer_id = old.id),
      transfers as (
        delete from transfer using old
        where transfer.holder_id = old.holder_id and transfer.id = old.id returning transfer.id)
    select count(*)::int as removed from transfers`.execute(trx);
  return rows[0]?.removed ?? 0;
}
