import { closeAccountsOfClosedHolders } from "#account/close-accounts.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { isAnyHolderClosed } from "#registry/holders/holders.queries.ts";
import { closeEnrolments } from "./open-enrolments.queries.ts";
import { dropLettersOfClosedHolders } from "./requested-letters.queries.ts";

/** Holders who left the registry lose letters, account and sessions. New ones are enrolled when letters are printed. */
export async function followRegistry(trx: SpaceTransaction) {
  if (!(await isAnyHolderClosed(trx))) return;
  await closeEnrolments(trx);
  await dropLettersOfClosedHolders(trx);
  await closeAccountsOfClosedHolders(trx);
}
