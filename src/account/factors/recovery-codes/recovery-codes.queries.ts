import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId } from "#kernel/ids.ts";

export async function replaceRecoveryCodes(
  trx: SpaceTransaction,
  accountId: AccountId,
  hashes: readonly Buffer[],
) {
  await removeRecoveryCodes(trx, accountId);
  await trx
    .insertInto("recovery_code")
    .values(hashes.map((hash) => ({ account_id: accountId, hash })))
    .execute();
}

export async function spendRecoveryCode(trx: SpaceTransaction, accountId: AccountId, hash: Buffer) {
  const spent = await trx
    .updateTable("recovery_code")
    .set({ used_at: sql<Date>`now()` })
    .where("account_id", "=", accountId)
    .where("hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

export async function countRecoveryCodes(trx: SpaceTransaction, accountId: AccountId): Promise<number> {
  const row = await trx
    .selectFrom("recovery_code")
    .select(({ fn }) => fn.countAll<string>().as("left"))
    .where("account_id", "=", accountId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.left);
}

export async function removeRecoveryCodes(trx: SpaceTransaction, accountId: AccountId) {
  await trx.deleteFrom("recovery_code").where("account_id", "=", accountId).execute();
}
