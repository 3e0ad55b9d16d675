import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Period } from "#kernel/period.ts";

/** Transfers of a year that ended more than the period ago, with all that belongs to them. Returns their number. */
export async function forgetOldTransfers(trx: SpaceTransaction, { interval }: Period): Promise<number> {
  const { rows } = await sql<{ removed: number }>`
    with old as materialized (
        select holder_id, id from transfer
        where paid_on < date_trunc('year', now() at time zone 'Europe/Paris' - ${interval}::interval)),
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
