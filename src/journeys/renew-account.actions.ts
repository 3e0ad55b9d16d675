import { findAccountOfHolder, giveAddress, openAccount } from "#account/accounts.queries.ts";
import { setPassword } from "#account/set-password.actions.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Chosen } from "./enrolling.ts";

/**
 * Opens the account of a holder; the one they have, should it have no address, gets this one and this password
 * instead (S8). False when it has an address, or the address serves another account.
 */
export async function openOrRenew(trx: SpaceTransaction, ctx: Context, chosen: Chosen): Promise<boolean> {
  const { holderId, email, passwordHash } = chosen;
  const account = await findAccountOfHolder(trx, holderId);
  if (!account) return (await openAccount(trx, { holderId, email, passwordHash })) !== null;
  if (!(await giveAddress(trx, account.id, email))) return false;
  return setPassword(trx, ctx, { accountId: account.id, holderId }, account.passwordHash, passwordHash);
}
