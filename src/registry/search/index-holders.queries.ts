import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

/** Few enough that their rows stay locked for less than a second. */
const atOnce = 2_000;

/** Writes the terms of holders that a large import left to be indexed. Returns how many: 0 when none is left. */
export async function indexWaitingHolders(trx: SpaceTransaction): Promise<number> {
  const { rows } = await sql<{ indexed: number }>`
    with taken as materialized (
      delete from holder_to_index where ctid = any(array(
        select ctid from holder_to_index limit ${atOnce} for update skip locked))
      returning holder_id
    ), holders as materialized (select array(select distinct holder_id from taken) as ids)
    select cardinality(ids) as indexed from holders, lateral (select index_holders(ids)) as done`.execute(
    trx,
  );
  return rows[0]?.indexed ?? 0;
}

/** Until then a search finds some holders by their number only. */
export async function areHoldersWaiting(trx: SpaceTransaction): Promise<boolean> {
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (select from holder_to_index) as waiting`.execute(trx);
  return rows[0]?.waiting ?? false;
}
