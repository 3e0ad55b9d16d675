import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LettersAndDigits } from "#spaces/space.ts";

/** Holders on file from before the policy declared a shape: at the doors their number is refused as a typing error. */
export async function countUnlikeNumbers(
  trx: SpaceTransaction,
  { prefix, digits }: LettersAndDigits,
): Promise<number> {
  const shape = `^[A-Z]{${prefix.length}}[0-9]{${digits}}$`;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from holder where closed_at is null and number !~ ${shape}`.execute(trx);
  return rows[0]?.count ?? 0;
}
