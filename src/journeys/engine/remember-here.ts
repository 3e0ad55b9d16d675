import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { rememberBrowser } from "#account/sessions/known-browsers.queries.ts";
import { newToken } from "#account/sessions/token.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";

/**
 * Makes the browser that chose a new password a known one, and returns its cookie value: a slip is then counted on
 * it, not with strangers at the same source. `null` where a second factor is required, which this browser has not
 * shown: each recovery would give three more tries of it (REC-14).
 */
export async function rememberHere(trx: SpaceTransaction, holderId: HolderId): Promise<string | null> {
  const account = await findAccountOfHolder(trx, holderId);
  if (!account) throw new Error("a password was chosen for no account");
  if (hasFactors(await findFactors(trx, account.id))) return null;
  const token = newToken();
  await rememberBrowser(trx, account.id, token.hash);
  return token.value;
}
