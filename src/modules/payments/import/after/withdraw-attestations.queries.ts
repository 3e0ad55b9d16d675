import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

/** An attestation ends when the payments of its year no longer add up to its amount: the check page then says so. */
export async function withdrawAttestations(trx: SpaceTransaction) {
  await sql`
    update issued_document d set withdrawn_at = now()
    from (select distinct holder_id from touched) g
    where d.holder_id = g.holder_id and d.kind = 'payment_attestation' and d.withdrawn_at is null
      and d.amount_cents <> (
        select coalesce(sum(p.amount_cents), 0) from payment p
        where p.holder_id = d.holder_id and p.status = 'paid'
          and p.paid_on between make_date(d.year, 1, 1) and make_date(d.year, 12, 31))`.execute(trx);
}
