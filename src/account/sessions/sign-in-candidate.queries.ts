import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { addressKey } from "#kernel/text/text.ts";
import type { IdentityKey } from "../providers/provider-links.queries.ts";

export type SignInCandidate = {
  holderId: HolderId;
  accountId: AccountId | null;
  passwordHash: string | null;
  isKnownBrowser: boolean;
  hasSecondFactor: boolean;
};

export type Linked = SignInCandidate & { accountId: AccountId; passwordHash: string; number: string };

const aboutAccount = (tokenHash: Buffer | null) => sql`
  account.id as "accountId", account.password_hash as "passwordHash",
  exists (select from known_browser known
    where known.account_id = account.id and known.token_hash = ${tokenHash}) as "isKnownBrowser",
  asks_factor(account.id) as "hasSecondFactor"`;

export async function findByAddress(
  trx: SpaceTransaction,
  email: string,
  tokenHash: Buffer | null,
): Promise<SignInCandidate | undefined> {
  const { rows } = await sql<SignInCandidate>`
    select account.holder_id as "holderId", ${aboutAccount(tokenHash)} from account
    where account.email_key = ${addressKey(email)} and account.email_names_account
      and account.closed_at is null`.execute(trx);
  return rows[0];
}

/** Expects the number in its normal form. */
export async function findByNumber(
  trx: SpaceTransaction,
  number: string,
  tokenHash: Buffer | null,
): Promise<SignInCandidate | undefined> {
  const { rows } = await sql<SignInCandidate>`
    select holder.id as "holderId", ${aboutAccount(tokenHash)} from holder
    left join account on account.holder_id = holder.id and account.closed_at is null
    where holder.number = ${number} and holder.closed_at is null`.execute(trx);
  return rows[0];
}

export async function findByIdentity(
  trx: SpaceTransaction,
  identity: IdentityKey,
  tokenHash: Buffer | null,
): Promise<Linked | undefined> {
  const { rows } = await sql<Linked>`
    select account.holder_id as "holderId", holder.number, ${aboutAccount(tokenHash)} from provider_link link
    join account on account.id = link.account_id and account.closed_at is null
    join holder on holder.id = account.holder_id and holder.closed_at is null
    where link.identity = ${identity}`.execute(trx);
  return rows[0];
}
