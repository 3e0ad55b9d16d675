import { sql } from "kysely";
import { closeAccountsOfClosedHolders } from "#account/close-accounts.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { addressKey } from "#kernel/text/text.ts";

/** `accountId`: `null` until the access is open. */
export type Member = {
  holderId: HolderId;
  accountId: AccountId | null;
  email: string;
  firstName: string;
  lastName: string;
};

const members = (trx: SpaceTransaction) =>
  trx
    .selectFrom("holder")
    .leftJoin("account", (join) =>
      join.onRef("account.holder_id", "=", "holder.id").on("account.closed_at", "is", null),
    )
    .select(["holder.id as holderId", "account.id as accountId", "holder.number as email"])
    .select(["holder.first_name as firstName", "holder.last_name as lastName"])
    .where("holder.closed_at", "is", null);

export const findMember = (trx: SpaceTransaction, id: HolderId): Promise<Member | undefined> =>
  members(trx).where("holder.id", "=", id).executeTakeFirst();

export const findMemberByAddress = (trx: SpaceTransaction, email: string): Promise<Member | undefined> =>
  members(trx).where("holder.number", "=", addressKey(email)).executeTakeFirst();

/** Inserts a member, or takes back one who had left. Locks the row until the transaction ends. */
export async function keepMember(trx: SpaceTransaction, email: string): Promise<HolderId> {
  const { id } = await trx
    .insertInto("holder")
    .values({
      ...{ number: addressKey(email), email, title: "", last_name: "", first_name: "", organisation: "" },
      ...{ address_1: "", address_2: "", address_3: "", postal_code: "", city: "", country: "FR" },
    })
    .onConflict((conflict) =>
      conflict.columns(["space_id", "number"]).doUpdateSet({ closed_at: null, updated_at: sql<Date>`now()` }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function nameMember(
  trx: SpaceTransaction,
  id: HolderId,
  { firstName, lastName }: { firstName: string; lastName: string },
) {
  await trx
    .updateTable("holder")
    .set({ first_name: firstName, last_name: lastName, updated_at: sql<Date>`now()` })
    .where("id", "=", id)
    .execute();
}

/** Ends their account, sessions and links. */
export async function closeMember(trx: SpaceTransaction, id: HolderId): Promise<void> {
  await trx
    .updateTable("holder")
    .set({ closed_at: sql<Date>`now()`, updated_at: sql<Date>`now()` })
    .where("id", "=", id)
    .execute();
  await closeAccountsOfClosedHolders(trx);
}
