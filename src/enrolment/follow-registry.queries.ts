import { closeAccountsOfClosedHolders } from "#account/close-accounts.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { closeEnrolments, openEnrolments } from "./open-enrolments.queries.ts";

/** What follows a change of the registry: who is newly on file gets letters, who no longer is loses the key. */
export async function followRegistry(trx: SpaceTransaction) {
  await closeEnrolments(trx);
  await closeAccountsOfClosedHolders(trx);
  await openEnrolments(trx);
}
