import { sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { StaffRole } from "#kernel/actor.ts";
import type { HolderId, SpaceId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";

export type RoleIn = { portal: SpaceId; role: StaffRole };

export const listRoles = (trx: SpaceTransaction, holderId: HolderId): Promise<RoleIn[]> =>
  trx
    .selectFrom("staff_role")
    .select(["portal", "role"])
    .where("holder_id", "=", holderId)
    .where("ended_at", "is", null)
    .orderBy("portal")
    .execute();

/** `by`: an e-mail address, or "parvis" at the command line. */
export async function insertRole(
  trx: SpaceTransaction,
  holderId: HolderId,
  { portal, role }: RoleIn,
  by: string,
) {
  await trx.insertInto("staff_role").values({ holder_id: holderId, portal, role, granted_by: by }).execute();
}

/** The role that ended; `null`: the member has none there. */
export async function endRole(
  trx: SpaceTransaction,
  holderId: HolderId,
  portal: SpaceId,
  by: string,
): Promise<StaffRole | null> {
  const ended = await trx
    .updateTable("staff_role")
    .set({ ended_at: sql<Date>`now()`, ended_by: by })
    .where("holder_id", "=", holderId)
    .where("portal", "=", portal)
    .where("ended_at", "is", null)
    .returning("role")
    .executeTakeFirst();
  return ended?.role ?? null;
}

/** Locks the administrators of a portal until the transaction ends: of two who withdraw each other, one stays. */
export async function lockAdministrators(trx: SpaceTransaction, portal: SpaceId): Promise<HolderId[]> {
  const rows = await trx
    .selectFrom("staff_role")
    .select("holder_id as holderId")
    .where("portal", "=", portal)
    .where("role", "=", "administrateur")
    .where("ended_at", "is", null)
    .orderBy("holder_id")
    .forUpdate()
    .execute();
  return rows.map(({ holderId }) => holderId);
}

/** Deletes roles that ended before this period. The audit has who gave and withdrew them. */
export async function forgetEndedRoles(trx: SpaceTransaction, period: Period): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("staff_role")
    .where("ended_at", "<", ago(period))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
