import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { days } from "#kernel/duration.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { Place } from "../tries/limits.queries.ts";
import { hashToken } from "./token.ts";

export const browserMemory = days(365);

export async function isKnownBrowser(trx: SpaceTransaction, accountId: AccountId, token: string) {
  const known = await trx
    .selectFrom("known_browser")
    .select("account_id")
    .where("account_id", "=", accountId)
    .where("token_hash", "=", hashToken(token))
    .executeTakeFirst();
  return known !== undefined;
}

export async function knownBrowserOf(
  trx: SpaceTransaction,
  holderId: HolderId | null,
  token: string | null,
): Promise<Buffer | null> {
  if (!token) return null;
  const tokenHash = hashToken(token);
  return (await hasSignedIn(trx, holderId, tokenHash)) ? tokenHash : null;
}

export async function hasSignedIn(
  trx: SpaceTransaction,
  holderId: HolderId | null,
  tokenHash: Buffer,
): Promise<boolean> {
  const known = await trx
    .selectFrom("known_browser")
    .innerJoin("account", "account.id", "known_browser.account_id")
    .select("account_id")
    .where("account.holder_id", "=", holderId)
    .where("account.closed_at", "is", null)
    .where("known_browser.token_hash", "=", tokenHash)
    .executeTakeFirst();
  return known !== undefined;
}

export type FromBrowser = { visitor: Visitor; knownBrowser: string | null };

/** Does not look up the requested holder. Browsers of an account share a count: each sign-in gives a new cookie. */
export async function askerOf(
  trx: SpaceTransaction,
  { visitor: { source }, knownBrowser }: FromBrowser,
): Promise<Place> {
  if (!knownBrowser) return { source, account: null };
  const known = await trx
    .selectFrom("known_browser")
    .select("account_id")
    .where("token_hash", "=", hashToken(knownBrowser))
    .limit(1)
    .executeTakeFirst();
  return { source, account: known?.account_id ?? null };
}

export const tokenOf = (token: string | null) => (token === null ? {} : { browser: hashToken(token) });

export async function rememberBrowser(trx: SpaceTransaction, accountId: AccountId, tokenHash: Buffer) {
  await trx.insertInto("known_browser").values({ account_id: accountId, token_hash: tokenHash }).execute();
}

/** Called after a change of credentials. */
export async function forgetBrowsers(trx: SpaceTransaction, accountId: AccountId) {
  await trx.deleteFrom("known_browser").where("account_id", "=", accountId).execute();
}

/** Deletes browsers not seen for this period: their cookies have expired too. */
export async function forgetOldBrowsers(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const { numDeletedRows } = await trx
    .deleteFrom("known_browser")
    .where("last_seen_at", "<", since)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
