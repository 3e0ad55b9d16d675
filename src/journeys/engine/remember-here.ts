import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { rememberBrowser } from "#account/sessions/known-browsers.queries.ts";
import { newToken } from "#account/sessions/token.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";

/**
 * Makes the browser that chose a new password a known one, and returns its cookie value: its failures no longer count
 * with those of strangers at the same source. `null` if the account has a second factor, which this browser has not
 * proven: otherwise each recovery would give three more tries at it (REC-14).
 */
export async function rememberHere(trx: SpaceTransaction, holderId: HolderId): Promise<string | null> {
  const account = await findAccountOfHolder(trx, holderId);
  if (!account) throw new Error("a password was chosen for no account");
  if (hasFactors(await findFactors(trx, account.id))) return null;
  const token = newToken();
  await rememberBrowser(trx, account.id, token.hash);
  return token.value;
}
