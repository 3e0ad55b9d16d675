import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, PasskeyId } from "#kernel/ids.ts";

export type PasskeyLine = { id: PasskeyId; name: string; addedAt: Date; usedAt: Date | null };

export type PasskeyHandle = { credentialId: string; transports: string[] };

export type StoredPasskey = PasskeyHandle & { id: PasskeyId; publicKey: Buffer; counter: number };

export type NewPasskey = PasskeyHandle & { publicKey: Buffer; counter: number; name: string };

export const listPasskeys = (
  trx: SpaceTransaction,
  accountId: AccountId,
): Promise<(PasskeyLine & PasskeyHandle)[]> =>
  trx
    .selectFrom("passkey")
    .select(["id", "name", "added_at as addedAt", "used_at as usedAt"])
    .select(["credential_id as credentialId", "transports"])
    .where("account_id", "=", accountId)
    .orderBy("added_at")
    .execute();

/** Only a passkey of this account. Locks the row until the transaction ends, for its counter. */
export async function lockPasskey(
  trx: SpaceTransaction,
  accountId: AccountId,
  credentialId: string,
): Promise<StoredPasskey | undefined> {
  const row = await trx
    .selectFrom("passkey")
    .select(["id", "credential_id as credentialId", "public_key as publicKey", "counter", "transports"])
    .where("account_id", "=", accountId)
    .where("credential_id", "=", credentialId)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, counter: Number(row.counter) };
}

export async function insertPasskey(trx: SpaceTransaction, accountId: AccountId, added: NewPasskey) {
  const inserted = await trx
    .insertInto("passkey")
    .values({
      account_id: accountId,
      credential_id: added.credentialId,
      public_key: added.publicKey,
      counter: String(added.counter),
      transports: added.transports,
      name: added.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function markPasskeyUsed(
  trx: SpaceTransaction,
  accountId: AccountId,
  id: PasskeyId,
  counter: number,
) {
  await trx
    .updateTable("passkey")
    .set({ counter: String(counter), used_at: sql<Date>`now()` })
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .execute();
}

export async function removePasskey(trx: SpaceTransaction, accountId: AccountId, id: PasskeyId) {
  const removed = await trx
    .deleteFrom("passkey")
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

export async function removePasskeys(trx: SpaceTransaction, accountId: AccountId): Promise<number> {
  const removed = await trx.deleteFrom("passkey").where("account_id", "=", accountId).executeTakeFirst();
  return Number(removed.numDeletedRows);
}
