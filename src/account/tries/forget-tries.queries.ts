import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { forgetAttempts } from "./attempts.queries.ts";
import { forgiveSource } from "./limits.queries.ts";

/** After a success: resets the count of the subject, and takes its failures off the source's. */
export async function forgetTries(trx: SpaceTransaction, source: string, subject: string) {
  await forgetAttempts(trx, subject);
  await forgiveSource(trx, source, subject);
}
