import { closeAccountsOfClosedHolders } from "#account/close-accounts.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { closeEnrolments } from "./open-enrolments.queries.ts";
import { dropLettersOfClosedHolders } from "./requested-letters.queries.ts";

/**
 * What follows a change of the registry at once: who is no longer on file loses letters, account and sessions.
 * Who is newly on file is enrolled when letters are next looked at.
 */
export async function followRegistry(trx: SpaceTransaction) {
  await closeEnrolments(trx);
  await dropLettersOfClosedHolders(trx);
  await closeAccountsOfClosedHolders(trx);
}
