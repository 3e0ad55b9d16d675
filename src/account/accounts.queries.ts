import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { addressKey } from "#kernel/text/text.ts";
import type { Space } from "#spaces/space.ts";
import { emailNamesAccount } from "./address.rules.ts";

export type Account = { id: AccountId; holderId: HolderId; email: string | null; passwordHash: string };

const live = (trx: SpaceTransaction) =>
  trx
    .selectFrom("account")
    .select(["id", "holder_id as holderId", "email", "password_hash as passwordHash"])
    .where("closed_at", "is", null);

export async function findAccountByAddress(
  trx: SpaceTransaction,
  { policy }: Space,
  email: string,
): Promise<Account | undefined> {
  if (!emailNamesAccount(policy)) return undefined;
  const named = live(trx).where("email_key", "=", addressKey(email)).where("email_names_account", "=", true);
  return named.executeTakeFirst();
}

export const findAccount = (trx: SpaceTransaction, id: AccountId): Promise<Account | undefined> =>
  live(trx).where("id", "=", id).executeTakeFirst();

export const findAccountOfHolder = (
  trx: SpaceTransaction,
  holderId: HolderId,
): Promise<Account | undefined> => live(trx).where("holder_id", "=", holderId).executeTakeFirst();

/** Locks an account until the transaction ends: a session about to open waits, then reads the account again. */
export async function lockAccount(trx: SpaceTransaction, id: AccountId): Promise<void> {
  await trx.selectFrom("account").select("id").where("id", "=", id).forNoKeyUpdate().execute();
}

/** `null` when the address names another account or the holder has one: unique indexes decide concurrent calls. */
export async function openAccount(
  trx: SpaceTransaction,
  { policy }: Space,
  account: { holderId: HolderId; email: string | null; passwordHash: string },
): Promise<AccountId | null> {
  const row = await trx
    .insertInto("account")
    .values({
      holder_id: account.holderId,
      email: account.email,
      email_key: account.email === null ? null : addressKey(account.email),
      email_names_account: emailNamesAccount(policy),
      password_hash: account.passwordHash,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Adds an address to an account without one. False when it has one, or when the address names another account. */
export async function giveAddress(
  trx: SpaceTransaction,
  space: Space,
  id: AccountId,
  email: string,
): Promise<boolean> {
  if (await findAccountByAddress(trx, space, email)) return false;
  const named = emailNamesAccount(space.policy);
  const given = await trx
    .updateTable("account")
    .set({ email, email_key: addressKey(email), email_names_account: named })
    .where("id", "=", id)
    .where("email", "is", null)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return given.numUpdatedRows === 1n;
}

/** False when the hash or the account changed meanwhile: a concurrent change must not undo a recovery. */
export async function replacePassword(
  trx: SpaceTransaction,
  id: AccountId,
  formerHash: string,
  passwordHash: string,
): Promise<boolean> {
  const replaced = await trx
    .updateTable("account")
    .set({ password_hash: passwordHash, password_changed_at: sql<Date>`now()` })
    .where("id", "=", id)
    .where("password_hash", "=", formerHash)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return replaced.numUpdatedRows === 1n;
}

export async function rehash(
  trx: SpaceTransaction,
  id: AccountId,
  formerHash: string,
  passwordHash: string,
): Promise<boolean> {
  const rehashed = await trx
    .updateTable("account")
    .set({ password_hash: passwordHash })
    .where("id", "=", id)
    .where("password_hash", "=", formerHash)
    .executeTakeFirst();
  return rehashed.numUpdatedRows === 1n;
}
