import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { NumberRule } from "#spaces/space.ts";

/** Holders on file from before the policy declared a shape: at the doors their number is refused as a typing error. */
export async function countUnlikeNumbers(trx: SpaceTransaction, rule: NumberRule): Promise<number> {
  if (typeof rule === "string") return 0;
  const shape = `^[A-Z]{${rule.prefix.length}}[0-9]{${rule.digits}}$`;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from holder where closed_at is null and number !~ ${shape}`.execute(trx);
  return rows[0]?.count ?? 0;
}
