import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, LetterId } from "#kernel/ids.ts";
import { statesBefore } from "./letter.status.ts";

/** The newest new password sent by post to the holder of that number, in its normal form, while it is good. */
export async function findPasswordLetter(
  trx: SpaceTransaction,
  number: string,
): Promise<{ letterId: LetterId; secretHash: string } | undefined> {
  const { rows } = await sql<{ letterId: LetterId; secretHash: string }>`
    select letter.id as "letterId", letter.secret_hash as "secretHash" from letter
    join holder on holder.id = letter.holder_id and holder.closed_at is null
    where holder.number = ${number} and letter.kind = 'new_password'
      and letter.state in ('printed', 'posted') and letter.secret_expires_at > now()`.execute(trx);
  return rows[0];
}

/** The letter has served. True for exactly one caller, and never once it came back or ran out. */
export async function usePasswordLetter(
  trx: SpaceTransaction,
  used: { holderId: HolderId; letterId: LetterId },
): Promise<boolean> {
  const settled = await trx
    .updateTable("letter")
    .set({ state: "used", settled_at: sql<Date>`now()` })
    .where("holder_id", "=", used.holderId)
    .where("id", "=", used.letterId)
    .where("state", "in", statesBefore("used"))
    .executeTakeFirst();
  return settled.numUpdatedRows === 1n;
}
