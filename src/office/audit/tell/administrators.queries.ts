import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, SpaceId } from "#kernel/ids.ts";

export type Administrator = { holderId: HolderId; email: string };

/** Those of this portal with an open account, read in the back office. */
export const findAdministrators = async (
  trx: SpaceTransaction,
  portal: SpaceId,
): Promise<Administrator[]> => {
  const rows = await trx
    .selectFrom("staff_role")
    .innerJoin("account", (join) =>
      join
        .onRef("account.space_id", "=", "staff_role.space_id")
        .onRef("account.holder_id", "=", "staff_role.holder_id"),
    )
    .select(["staff_role.holder_id as holderId", "account.email"])
    .where("staff_role.portal", "=", portal)
    .where("staff_role.role", "=", "administrateur")
    .where("staff_role.ended_at", "is", null)
    .where("account.closed_at", "is", null)
    .execute();
  return rows.flatMap(({ holderId, email }) => (email === null ? [] : [{ holderId, email }]));
};
