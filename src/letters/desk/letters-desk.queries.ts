import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterKind, LetterState } from "#infra/db/tables/enrolment-tables.ts";
import type { Period } from "#kernel/period.ts";
import { statesBefore } from "../letter.status.ts";
import { isPointless } from "../requested-letters.queries.ts";

/** Settles letters whose secret expired or is no longer needed. Returns how many. */
export async function expireLetters(trx: SpaceTransaction): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("letter")
    .set({ state: "expired", settled_at: sql`now()` })
    .where("state", "in", statesBefore("expired"))
    .where(({ eb, or }) => or([eb("secret_expires_at", "<=", sql<Date>`now()`), isPointless]))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export type LetterCount = { kind: LetterKind; state: LetterState; letters: number };

export const countLetters = (trx: SpaceTransaction): Promise<LetterCount[]> =>
  trx
    .selectFrom("letter")
    .select(["kind", "state", sql<number>`count(*)::int`.as("letters")])
    .groupBy(["kind", "state"])
    .execute();

/**
 * Deletes the hashes of used codes, and of secrets that expired longer ago than `interval`. A used password stays until
 * then: who types it again reads that it has been used.
 */
export async function forgetSecrets(trx: SpaceTransaction, { interval }: Period): Promise<number> {
  const { numAffectedRows } = await sql`update letter set secret_hash = null
    where secret_hash is not null
      and (state = 'used' and kind = 'lost_factor' or secret_expires_at < now() - ${interval}::interval)`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0n);
}
