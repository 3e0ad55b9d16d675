import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { browserMemory, rememberBrowser } from "#account/known-browsers.queries.ts";
import { newToken } from "#account/token.ts";
import { setCookie } from "#http/cookies.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { StepVisit } from "./step.ts";

/**
 * The browser where a new password was chosen is known from now on: a slip in that password is then counted on it, and
 * not beside what strangers failed at the same source. Where a second factor is asked for this browser has shown none:
 * each recovery would give three more tries of it (REC-14).
 */
export async function rememberHere(
  trx: SpaceTransaction,
  { request, reply }: Pick<StepVisit, "request" | "reply">,
  holderId: HolderId,
) {
  const account = await findAccountOfHolder(trx, holderId);
  if (!account) throw new Error("a password was chosen for no account");
  if (hasFactors(await findFactors(trx, account.id))) return;
  const token = newToken();
  await rememberBrowser(trx, account.id, token.hash);
  setCookie(request, reply, "browser", token.value, browserMemory);
}
