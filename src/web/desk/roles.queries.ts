import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { StaffRole } from "#kernel/actor.ts";
import { asInterval, minutes } from "#kernel/duration.ts";
import type { AccountId, HolderId, SessionId, SpaceId } from "#kernel/ids.ts";

/** How long a typed password confirms what cannot be undone. */
const confirmedFor = minutes(10);

export type MemberRoles = {
  email: string;
  /** The password was typed again lately. */
  isConfirmed: boolean;
  roles: ReadonlyMap<SpaceId, StaffRole>;
};

/** Read at each request, in the space of the back office: a role that was withdrawn opens nothing from then on. */
export async function findRoles(
  trx: SpaceTransaction,
  { holderId, accountId, id }: { holderId: HolderId; accountId: AccountId; id: SessionId },
): Promise<MemberRoles> {
  const rows = await trx
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.account_id")
    .leftJoin("staff_role", (join) =>
      join.on("staff_role.holder_id", "=", holderId).on("staff_role.ended_at", "is", null),
    )
    .select(["account.email", "staff_role.portal", "staff_role.role"])
    .select(
      sql<boolean>`coalesce(session.confirmed_at > now() - ${asInterval(confirmedFor)}::interval, false)`.as(
        "isConfirmed",
      ),
    )
    .where("session.id", "=", id)
    .where("account.id", "=", accountId)
    .execute();
  return {
    email: rows[0]?.email ?? "",
    isConfirmed: rows[0]?.isConfirmed ?? false,
    roles: new Map(rows.flatMap(({ portal, role }) => (portal && role ? [[portal, role] as const] : []))),
  };
}

export async function markConfirmed(trx: SpaceTransaction, id: SessionId): Promise<void> {
  await trx.updateTable("session").set({ confirmed_at: sql<Date>`now()` }).where("id", "=", id).execute();
}
