import { findAccountOfHolder, giveAddress, openAccount } from "#account/accounts.queries.ts";
import { setPassword } from "#account/password/set-password.actions.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { isOvertaken } from "../../engine/journeys.queries.ts";
import type { Chosen } from "../enrolling.ts";
import type { Opened } from "./openings.ts";

/**
 * Opens the account of a holder, or gives this address and password to an account without an address (S8). `null`: it
 * has an address, the address names another account, or its password changed since the journey began (REC-06).
 */
export async function openOrRenew(
  trx: SpaceTransaction,
  ctx: Context,
  { holderId, email, passwordHash }: Chosen,
  journeyId: JourneyId,
): Promise<Opened | null> {
  const account = await findAccountOfHolder(trx, holderId);
  const chosen = { holderId, email, passwordHash };
  if (!account) return (await openAccount(trx, ctx.space, chosen)) ? "opened" : null;
  if (await isOvertaken(trx, journeyId, holderId)) return null;
  if (!(await giveAddress(trx, ctx.space, account.id, email))) return null;
  const of = { accountId: account.id, holderId };
  // One mail announces both, address and password (see openings.ts).
  return (await setPassword(trx, ctx, of, account.passwordHash, passwordHash, null)) ? "renewed" : null;
}
