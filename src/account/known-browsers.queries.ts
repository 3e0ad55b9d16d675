import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { days } from "#kernel/duration.ts";
import type { AccountId } from "#kernel/ids.ts";

/** How long a browser that signed in is remembered as such. */
export const browserMemory = days(365);

/** After a change of credentials no browser is trusted on its former merit. */
export async function forgetBrowsers(trx: SpaceTransaction, accountId: AccountId) {
  await trx.deleteFrom("known_browser").where("account_id", "=", accountId).execute();
}
