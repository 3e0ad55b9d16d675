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

/** The account name: an address as typed, or a number in its normal form. */
export type Login = { email: string } | { number: string };

/** The login in normal form: tries are counted on it when no holder has it. */
export const nameOf = (login: Login) => ("email" in login ? addressKey(login.email) : login.number);

/** `tokenHash`: hash of the browser's cookie, which the account may know. */
export type WhoSignsIn = { login: Login; tokenHash: Buffer | null };

/** Finds the holder with this login, and whether their account knows the browser. */
export async function findWho(trx: SpaceTransaction, who: WhoSignsIn): Promise<SignInCandidate | undefined> {
  const { rows } = await signingIn(who).execute(trx);
  return rows[0];
}

/** The query of `findWho`, for use in another statement. */
export const signingIn = ({ login, tokenHash }: WhoSignsIn) =>
  "email" in login ? byAddress(login.email, tokenHash) : byNumber(login.number, tokenHash);

/** An address identifies an account only if `email_names_account` (docs/decisions/0014). */
const byAddress = (email: string, tokenHash: Buffer | null) => sql<SignInCandidate>`
  select account.holder_id as "holderId", ${aboutAccount(tokenHash)} from account
  where account.email_key = ${addressKey(email)} and account.email_names_account
    and account.closed_at is null`;

const byNumber = (number: string, tokenHash: Buffer | null) => sql<SignInCandidate>`
  select holder.id as "holderId", ${aboutAccount(tokenHash)} from holder
  left join account on account.holder_id = holder.id and account.closed_at is null
  where holder.number = ${number} and holder.closed_at is null`;

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
