import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId } from "#kernel/ids.ts";

/** The keyed hash of issuer and subject: whom a provider of identities vouches for (ASVS V10.5.2). */
export type IdentityKey = Buffer;

/**
 * Links an identity to the account whose password was just shown, in place of whatever it was linked to. False, and
 * nothing done, when that password was replaced meanwhile, or when the provider does not give this account's number;
 * `numbers` is `null` where it knows none.
 */
export async function linkIdentity(
  trx: SpaceTransaction,
  identity: IdentityKey,
  account: { accountId: AccountId; judgedHash: string },
  numbers: readonly string[] | null,
): Promise<boolean> {
  const isTheirs = numbers === null ? sql`true` : sql`holder.number = any(${[...numbers]}::text[])`;
  const { rows } = await sql`
    insert into provider_link (identity, account_id)
    select ${identity}, account.id from account join holder on holder.id = account.holder_id
    where account.id = ${account.accountId} and account.password_hash = ${account.judgedHash}
      and account.closed_at is null and holder.closed_at is null and ${isTheirs}
    on conflict (space_id, identity)
      do update set account_id = excluded.account_id, linked_at = now(), used_at = now()
    returning 1`.execute(trx);
  return rows.length === 1;
}

/** A link dies with the password that made it, and with the account. */
const isLive = sql<boolean>`exists (select from account
  where account.id = provider_link.account_id and account.closed_at is null
    and account.password_changed_at <= provider_link.linked_at)`;

export async function markLinkUsed(trx: SpaceTransaction, identity: IdentityKey) {
  await trx
    .updateTable("provider_link")
    .set({ used_at: sql<Date>`now()` })
    .where("identity", "=", identity)
    .execute();
}

export type LinkLine = { linkedAt: Date; usedAt: Date };

/** The identities that open an account, newest first. */
export const listLinks = (trx: SpaceTransaction, accountId: AccountId): Promise<LinkLine[]> =>
  trx
    .selectFrom("provider_link")
    .select(["linked_at as linkedAt", "used_at as usedAt"])
    .where("account_id", "=", accountId)
    .where(isLive)
    .orderBy("linked_at", "desc")
    .execute();

/** No identity opens the account any more; whether one did. */
export async function endLinks(trx: SpaceTransaction, accountId: AccountId): Promise<boolean> {
  const ended = await trx.deleteFrom("provider_link").where("account_id", "=", accountId).executeTakeFirst();
  return ended.numDeletedRows > 0n;
}

/** Links that open nothing any more. */
export async function forgetDeadLinks(trx: SpaceTransaction) {
  await trx
    .deleteFrom("provider_link")
    .where((eb) => eb.not(isLive))
    .execute();
}
