import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { isWithin, sliceOf } from "../span/in-slices.queries.ts";
import type { Slice } from "../span/slices.rules.ts";

export type EventCount = { slice: number; kind: string; count: number };

/** Events of the security journals, by slice and kind. */
export async function countEvents(
  trx: SpaceTransaction,
  kinds: readonly string[],
  slices: readonly Slice[],
): Promise<EventCount[]> {
  const at = sql.ref("at");
  const { rows } = await sql<EventCount>`
    select ${sliceOf(at, slices)} as slice, kind, count(*)::int as count from security_event
    where ${isWithin(at, slices)} and kind = any(${kinds}::text[])
    group by 1, 2`.execute(trx);
  return rows;
}

/** Names of sign-in and proofs that are locked now; unknown numbers are locked too. */
export async function countLocks(trx: SpaceTransaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from attempt where locked_until > now() and not shown`.execute(trx);
  return rows[0]?.count ?? 0;
}
