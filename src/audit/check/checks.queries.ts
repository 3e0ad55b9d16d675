import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Anchor } from "../anchors/anchor-file.ts";
import type { Verdict } from "../verify/fault.ts";

export type LastCheck = {
  checkedAt: Date | null;
  verdict: Verdict | null;
  anchoredAt: Date | null;
  anchoredSeq: number | null;
};

const none: LastCheck = { checkedAt: null, verdict: null, anchoredAt: null, anchoredSeq: null };

export async function noteVerdict(trx: SpaceTransaction, verdict: Verdict): Promise<void> {
  const noted = { checked_at: sql<Date>`now()`, verdict: JSON.stringify(verdict) };
  await trx
    .insertInto("audit_check")
    .values(noted)
    .onConflict((conflict) => conflict.column("space_id").doUpdateSet(noted))
    .execute();
}

export async function noteAnchor(trx: SpaceTransaction, { at, seq }: Anchor): Promise<void> {
  const noted = { anchored_at: at, anchored_seq: seq };
  await trx
    .insertInto("audit_check")
    .values(noted)
    .onConflict((conflict) => conflict.column("space_id").doUpdateSet(noted))
    .execute();
}

export async function findLastCheck(trx: SpaceTransaction): Promise<LastCheck> {
  const row = await trx.selectFrom("audit_check").selectAll().executeTakeFirst();
  if (!row) return none;
  return {
    checkedAt: row.checked_at,
    verdict: row.verdict as Verdict | null,
    anchoredAt: row.anchored_at,
    anchoredSeq: row.anchored_seq === null ? null : Number(row.anchored_seq),
  };
}
