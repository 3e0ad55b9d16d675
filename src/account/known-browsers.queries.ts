import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { days } from "#kernel/duration.ts";
import type { AccountId } from "#kernel/ids.ts";

/** How long a browser that signed in is remembered as such. */
export const browserMemory = days(365);

/** Has this browser signed in to that account before? */
export async function isKnownBrowser(trx: SpaceTransaction, accountId: AccountId, tokenHash: Buffer) {
  const row = await trx
    .selectFrom("known_browser")
    .select("token_hash")
    .where("token_hash", "=", tokenHash)
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function rememberBrowser(trx: SpaceTransaction, accountId: AccountId, tokenHash: Buffer) {
  await trx
    .insertInto("known_browser")
    .values({ account_id: accountId, token_hash: tokenHash })
    .onConflict((conflict) =>
      conflict
        .columns(["space_id", "token_hash", "account_id"])
        .doUpdateSet({ last_seen_at: sql<Date>`now()` }),
    )
    .execute();
}

/** After a change of credentials no browser is trusted on its former merit. */
export async function forgetBrowsers(trx: SpaceTransaction, accountId: AccountId) {
  await trx.deleteFrom("known_browser").where("account_id", "=", accountId).execute();
}
