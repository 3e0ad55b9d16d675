import type { Context } from "#context.ts";
import { readAnchors } from "../anchors/anchor-file.ts";
import { readBounds, readChain, readHead, type StoredRow } from "./chain.queries.ts";
import { examineRows } from "./examine-row.ts";
import type { Verdict } from "./fault.ts";
import { walkChain } from "./walk-chain.rules.ts";

type Chained = Pick<Context, "db" | "keys" | "space" | "store">;

const rowsAtOnce = 1_000;

/**
 * Reads the whole chain of the space, in constant memory and without holding appends up. `onRows`: how many were read
 * so far.
 */
export async function verifyAudit(ctx: Chained, onRows = (_rows: number) => {}): Promise<Verdict> {
  // Before the head: an anchor made meanwhile would name rows that this walk does not see.
  const { anchors, unreadable } = await readAnchors(ctx.store, ctx.space.id);
  const anchored = Math.max(0, ...anchors.keys());
  const { erasable, last: stored } = await ctx.db.inTransaction(readBounds);
  const examine = examineRows(ctx, { erasable, anchors, last: Math.max(stored, anchored) });
  const walk = walkChain();
  let rows = 0;
  let last: number | null = null;
  for (;;) {
    const part: StoredRow[] = await ctx.db.inTransaction((trx) => readChain(trx, last, rowsAtOnce));
    for (const row of part) walk.take(examine(row));
    rows += part.length;
    last = part.at(-1)?.seq ?? last;
    onRows(rows);
    const head = part.length < rowsAtOnce ? await ctx.db.inTransaction((trx) => readHead(trx, last)) : null;
    if (!head) continue;
    const found = walk.end(head, anchored);
    return { rows, ...found, anchors: anchors.size, unreadableAnchors: unreadable };
  }
}
