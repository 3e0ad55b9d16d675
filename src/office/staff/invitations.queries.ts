import { sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { HolderId, InvitationId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";

/** `now`: the clock of the database, in seconds since 1970. */
export type Invitation = { id: InvitationId; holderId: HolderId; now: number };

/** A new link; the former ones open nothing any more. */
export async function replaceInvitation(
  trx: SpaceTransaction,
  holderId: HolderId,
  lifetime: Duration,
): Promise<InvitationId> {
  await endInvitations(trx, holderId);
  const { id } = await trx
    .insertInto("staff_invitation")
    .values({ holder_id: holderId, expires_at: sql<Date>`now() + ${asInterval(lifetime)}::interval` })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function endInvitations(trx: SpaceTransaction, holderId: HolderId): Promise<void> {
  await trx
    .updateTable("staff_invitation")
    .set({ expires_at: sql<Date>`now()` })
    .where("holder_id", "=", holderId)
    .where("used_at", "is", null)
    .where("expires_at", ">", sql<Date>`now()`)
    .execute();
}

/** Only one that still opens an access. */
export const findInvitation = (trx: SpaceTransaction, id: InvitationId): Promise<Invitation | undefined> =>
  trx
    .selectFrom("staff_invitation")
    .select(["id", "holder_id as holderId"])
    .select(sql<number>`extract(epoch from now())::float8`.as("now"))
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst();

/** True for exactly one caller. */
export async function spendInvitation(trx: SpaceTransaction, id: InvitationId): Promise<boolean> {
  const spent = await trx
    .updateTable("staff_invitation")
    .set({ used_at: sql<Date>`now()` })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

export async function forgetOldInvitations(trx: SpaceTransaction, period: Period): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("staff_invitation")
    .where("expires_at", "<", ago(period))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
