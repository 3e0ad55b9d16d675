import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { RequestedKind } from "#infra/db/tables/enrolment-tables.ts";
import type { HolderId, LetterId } from "#kernel/ids.ts";
import { isPointless } from "./requested-letters.queries.ts";

/** A letter that somebody asked for, out and still good: its secret has not served, come back or run out. */
export type LiveLetter = { letterId: LetterId; secretHash: string };

/** One letter of a kind is live at most: an index says so, and asking for another kills it. */
const live = sql`
  select letter.id as "letterId", letter.secret_hash as "secretHash" from letter
  join holder on holder.id = letter.holder_id and holder.closed_at is null
  where letter.enrolment_id is null and letter.state in ('printed', 'posted') and letter.secret_expires_at > now()
    and not ${isPointless}`;

/** The newest password sent by post to the holder of that number, in its normal form, and whether its time is over. */
export async function findPasswordLetter(
  trx: SpaceTransaction,
  number: string,
): Promise<(LiveLetter & { hasExpired: boolean }) | undefined> {
  const { rows } = await sql<LiveLetter & { hasExpired: boolean }>`
    select letter.id as "letterId", letter.secret_hash as "secretHash",
      letter.state = 'expired' or letter.secret_expires_at <= now() as "hasExpired" from letter
    join holder on holder.id = letter.holder_id and holder.closed_at is null
    where letter.enrolment_id is null and letter.kind = 'new_password'
      and letter.state in ('printed', 'posted', 'expired') and letter.secret_hash is not null
      and holder.number = ${number} and not ${isPointless}
    order by letter.requested_at desc limit 1`.execute(trx);
  return rows[0];
}

/** The letter of that kind sent to a holder, while it is good. */
export async function findLiveLetter(
  trx: SpaceTransaction,
  holderId: HolderId,
  kind: RequestedKind,
): Promise<LiveLetter | undefined> {
  const { rows } = await sql<LiveLetter>`
    ${live} and letter.kind = ${kind} and letter.holder_id = ${holderId}`.execute(trx);
  return rows[0];
}

/** Which letter, of whom. */
type ProvenLetter = { holderId: HolderId; letterId: LetterId };

/** Is that very letter still good? */
export async function isLetterLive(trx: SpaceTransaction, proven: ProvenLetter): Promise<boolean> {
  const { rows } =
    await sql`${live} and letter.holder_id = ${proven.holderId} and letter.id = ${proven.letterId}`.execute(
      trx,
    );
  return rows.length > 0;
}

/**
 * A letter that was asked for has served. True for exactly one caller, and never once it came back, ran out or
 * was replaced by a newer one, however long ago its secret was proven.
 */
export async function useLiveLetter(trx: SpaceTransaction, used: ProvenLetter): Promise<boolean> {
  const settled = await trx
    .updateTable("letter")
    .set({ state: "used", settled_at: sql<Date>`now()` })
    .where("holder_id", "=", used.holderId)
    .where("id", "=", used.letterId)
    .where("state", "in", ["printed", "posted"])
    .where("secret_expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return settled.numUpdatedRows === 1n;
}
