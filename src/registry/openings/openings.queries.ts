import { sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { OpeningReason } from "#infra/db/tables/card-tables.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";

/** `note`: in the words of the member of staff. */
export type Opening = { reason: OpeningReason; note: string };

type Reader = { holderId: HolderId; staffId: AccountId };

export async function insertOpening(
  trx: SpaceTransaction,
  { holderId, staffId, role }: Reader & { role: string },
  { reason, note }: Opening,
) {
  await trx
    .insertInto("card_opening")
    .values({ holder_id: holderId, staff_id: staffId, role, reason, note })
    .execute();
}

const todayInParis = sql`(now() at time zone 'Europe/Paris')::date`;

/**
 * The reason for which this member opened the card today, if they read it less than half an hour ago. Reading it again
 * prolongs that half hour. `undefined`: the card asks why.
 */
export async function readAgain(
  trx: SpaceTransaction,
  { holderId, staffId }: Reader,
): Promise<Opening | undefined> {
  const { rows } = await sql<Opening>`
    update card_opening set seen_at = now()
    where holder_id = ${holderId} and id = (
      select max(id) from card_opening last where last.holder_id = ${holderId} and last.staff_id = ${staffId})
      and seen_at > now() - interval '30 minutes'
      and (opened_at at time zone 'Europe/Paris')::date = ${todayInParis}
    returning reason, note`.execute(trx);
  return rows[0];
}

/** `day`: in Paris. */
export type OpeningOfDay = Opening & { role: string; day: string; id: string };

/** What the holder may read: never the name of the member. Newest first; `skip`: how many of the newest to leave out. */
export async function listOpenings(
  trx: SpaceTransaction,
  holderId: HolderId,
  most: number,
  skip = 0,
): Promise<OpeningOfDay[]> {
  const { rows } = await sql<OpeningOfDay>`
    select id, role, reason, note, to_char(opened_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as day
    from card_opening where holder_id = ${holderId}
    order by id desc limit ${most} offset ${skip}`.execute(trx);
  return rows;
}

export async function countOpenings(trx: SpaceTransaction, holderId: HolderId): Promise<number> {
  const { total } = await trx
    .selectFrom("card_opening")
    .select((eb) => eb.fn.countAll<string>().as("total"))
    .where("holder_id", "=", holderId)
    .executeTakeFirstOrThrow();
  return Number(total);
}

export async function forgetOldOpenings(trx: SpaceTransaction, period: Period): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("card_opening")
    .where("opened_at", "<", ago(period))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
