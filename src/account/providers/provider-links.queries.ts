import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId, SessionId } from "#kernel/ids.ts";

/** Keyed hash of a provider's issuer and subject (ASVS V10.5.2). */
export type IdentityKey = Buffer;

/**
 * Links an identity to the account whose password opened this session. `null`, with nothing done, when that password or
 * session is no longer valid, or when `numbers` does not contain the holder's (`null`: the provider gives none). A
 * change of password, which ends every link, waits for the same locks: it runs before or after, never during.
 */
export async function linkIdentity(
  trx: SpaceTransaction,
  identity: IdentityKey,
  account: { accountId: AccountId; judgedHash: string; sessionId: SessionId },
  numbers: readonly string[] | null,
): Promise<{ isNew: boolean } | null> {
  const isTheirs = numbers === null ? sql`true` : sql`holder.number = any(${[...numbers]}::text[])`;
  const { rows } = await sql<{ isNew: boolean }>`
    with held as (
      select account.id from account
      join holder on holder.id = account.holder_id
      join session on session.account_id = account.id
      where account.id = ${account.accountId} and account.password_hash = ${account.judgedHash}
        and account.closed_at is null and holder.closed_at is null and ${isTheirs}
        and session.id = ${account.sessionId} and session.ended_at is null
      for share of account, session
    )
    insert into provider_link (identity, account_id) select ${identity}, id from held
    on conflict (space_id, identity)
      do update set account_id = excluded.account_id, linked_at = now(), used_at = now()
    returning xmax = 0 as "isNew"`.execute(trx);
  return rows[0] ?? null;
}

export async function lockOtherOwner(
  trx: SpaceTransaction,
  identity: IdentityKey,
  accountId: AccountId,
): Promise<{ accountId: AccountId; holderId: HolderId } | null> {
  const { rows } = await sql<{ accountId: AccountId; holderId: HolderId }>`
    select account.id as "accountId", account.holder_id as "holderId"
    from provider_link join account on account.id = provider_link.account_id
    where identity = ${identity} and account.id <> ${accountId} for update of provider_link`.execute(trx);
  return rows[0] ?? null;
}

export async function markLinkUsed(trx: SpaceTransaction, identity: IdentityKey) {
  await trx
    .updateTable("provider_link")
    .set({ used_at: sql<Date>`now()` })
    .where("identity", "=", identity)
    .execute();
}

export type LinkLine = { linkedAt: Date; usedAt: Date };

export const listLinks = (trx: SpaceTransaction, accountId: AccountId): Promise<LinkLine[]> =>
  trx
    .selectFrom("provider_link")
    .select(["linked_at as linkedAt", "used_at as usedAt"])
    .where("account_id", "=", accountId)
    .orderBy("linked_at", "desc")
    .execute();

/** False when there was no link. */
export async function endLinks(trx: SpaceTransaction, accountId: AccountId): Promise<boolean> {
  const ended = await trx.deleteFrom("provider_link").where("account_id", "=", accountId).executeTakeFirst();
  return ended.numDeletedRows > 0n;
}
