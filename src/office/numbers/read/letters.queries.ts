import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { isWithin, sliceOf } from "../span/in-slices.queries.ts";
import type { Slice } from "../span/slices.rules.ts";

export type LetterCount = { slice: number; printed: number; posted: number; returned: number; used: number };

/** Letters by the slice in which they were printed, and what became of them since. */
export async function countPrinted(trx: SpaceTransaction, slices: readonly Slice[]): Promise<LetterCount[]> {
  const at = sql.ref("printed_at");
  const { rows } = await sql<LetterCount>`
    select ${sliceOf(at, slices)} as slice, count(*)::int as printed,
      count(posted_at)::int as posted,
      count(*) filter (where state = 'returned')::int as returned,
      count(*) filter (where state = 'used')::int as used
    from letter where ${isWithin(at, slices)} group by 1`.execute(trx);
  return rows;
}
