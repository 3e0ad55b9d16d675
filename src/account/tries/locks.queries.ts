import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LockRule } from "#spaces/space.ts";

/** Whether tries are locked, for a time or until recovery: other ways to sign in must not open then (LOG-04). */
export async function isLocked(trx: SpaceTransaction, subject: string, rule: LockRule): Promise<boolean> {
  const lock = await trx
    .selectFrom("attempt")
    .select("subject")
    .where("subject", "=", subject)
    .where((eb) =>
      eb.or([
        eb("locked_until", ">", sql<Date>`now()`),
        eb("consecutive_failures", ">=", rule.consecutiveFailures),
      ]),
    )
    .executeTakeFirst();
  return lock !== undefined;
}
