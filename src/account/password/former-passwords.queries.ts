import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { Reused } from "#kernel/password/password-fault.rules.ts";

export type KeptPassword = { kind: Reused; hash: string };

export async function findKeptPasswords(
  trx: SpaceTransaction,
  holderId: HolderId,
  history: number,
): Promise<KeptPassword[]> {
  const { rows } = await sql<KeptPassword>`
    with own as (select id, password_hash from account where holder_id = ${holderId} and closed_at is null)
    select 'current' as kind, password_hash as hash from own
    union all (
      select 'former', former.password_hash from former_password former join own on own.id = former.account_id
      order by former.id desc limit ${history}
    )`.execute(trx);
  return rows;
}

export async function keepFormerPassword(
  trx: SpaceTransaction,
  accountId: AccountId,
  passwordHash: string,
  history: number,
) {
  if (history === 0) return;
  await trx
    .insertInto("former_password")
    .values({ account_id: accountId, password_hash: passwordHash })
    .execute();
  await sql`
    delete from former_password where account_id = ${accountId} and id not in (
      select id from former_password where account_id = ${accountId} order by id desc limit ${history}
    )`.execute(trx);
}

/** Deletes the hashes of closed accounts, and those beyond `history`, which a policy may reduce. */
export async function forgetFormerPasswords(trx: SpaceTransaction, history: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from former_password former using account
    where account.id = former.account_id and (account.closed_at is not null or (
      select count(*) from former_password newer
      where newer.account_id = former.account_id and newer.id > former.id
    ) >= ${history})`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
