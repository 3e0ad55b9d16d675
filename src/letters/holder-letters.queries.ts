import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { RequestedKind } from "#infra/db/tables/enrolment-tables.ts";
import type { HolderId, LetterId } from "#kernel/ids.ts";
import { isPointless } from "./requested-letters.queries.ts";

export type LiveLetter = { letterId: LetterId; secretHash: string };

/** At most one letter per kind is live: an index enforces it, and a new request invalidates the former one. */
const live = sql`
  select letter.id as "letterId", letter.secret_hash as "secretHash" from letter
  join holder on holder.id = letter.holder_id and holder.closed_at is null
  where letter.enrolment_id is null and letter.state in ('printed', 'posted') and letter.secret_expires_at > now()
    and not ${isPointless}`;

/** `used`: also where a password was chosen since. */
export type LetterFate = "live" | "expired" | "used";

type PasswordLetter = LiveLetter & { fate: LetterFate };

export async function findPasswordLetter(
  trx: SpaceTransaction,
  number: string,
): Promise<PasswordLetter | undefined> {
  const { rows } = await sql<PasswordLetter>`
    select letter.id as "letterId", letter.secret_hash as "secretHash",
      case when letter.state = 'used' or ${isPointless} then 'used'
        when letter.state = 'expired' or letter.secret_expires_at <= now() then 'expired'
        else 'live' end as fate
    from letter
    join holder on holder.id = letter.holder_id and holder.closed_at is null
    where letter.enrolment_id is null and letter.kind = 'new_password'
      and letter.state in ('printed', 'posted', 'expired', 'used') and letter.secret_hash is not null
      and holder.number = ${number}
    order by letter.requested_at desc limit 1`.execute(trx);
  return rows[0];
}

export async function findLiveLetter(
  trx: SpaceTransaction,
  holderId: HolderId,
  kind: RequestedKind,
): Promise<LiveLetter | undefined> {
  const { rows } = await sql<LiveLetter>`
    ${live} and letter.kind = ${kind} and letter.holder_id = ${holderId}`.execute(trx);
  return rows[0];
}

type ProvenLetter = { holderId: HolderId; letterId: LetterId };

export async function isLetterLive(trx: SpaceTransaction, proven: ProvenLetter): Promise<boolean> {
  const { rows } =
    await sql`${live} and letter.holder_id = ${proven.holderId} and letter.id = ${proven.letterId}`.execute(
      trx,
    );
  return rows.length > 0;
}

/** True for exactly one caller; false if the letter came back, expired or was replaced since its secret was proven. */
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
