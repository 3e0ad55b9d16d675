import { appendAudit } from "#audit/append-audit.ts";
import type { StaffContext } from "#context.ts";
import type { BatchId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { numberIn } from "../number-in.ts";
import { type Ordered, order } from "../orders/order-print.actions.ts";
import { findOpenOrder } from "../orders/orders.queries.ts";
import { lockBatch } from "./batch-files.queries.ts";
import { listLettersOfBatch } from "./batches.queries.ts";
import { findRejects, readRejects } from "./rejects.rules.ts";
import { endSpoiltLetters, insertRemade } from "./remake.queries.ts";
import { fileKept } from "./sealed-files.ts";

export type RemakeRefusal =
  | { kind: "unknown_batch" }
  | { kind: "unread"; words: readonly string[] }
  /** They name no letter of this batch. */
  | { kind: "missing"; words: readonly string[] }
  /** All of them were used, came back or were replaced already. */
  | { kind: "nothing_to_remake" }
  | { kind: "order_waits"; order: BatchId };

/** `null`: every letter of the batch. */
export type RejectedWords = string | null;

/**
 * Replaces letters that came out wrong by new ones with new secrets, and has them printed as another batch. The others
 * stay as they are. All of the words must name letters of the batch, else nothing is done.
 */
export const remakeBatch = (
  ctx: StaffContext,
  id: BatchId,
  words: RejectedWords,
): Promise<Result<Ordered & { letters: number }, RemakeRefusal>> =>
  ctx.db.allOrNothing<Ordered & { letters: number }, RemakeRefusal>(async (trx) => {
    const batch = await lockBatch(trx, id, fileKept);
    if (!batch) return refused({ kind: "unknown_batch" });
    const waits = await findOpenOrder(trx, batch.kind);
    if (waits) return refused({ kind: "order_waits", order: waits.id });
    const letters = await listLettersOfBatch(trx, id);
    const rejects = readRejects(words ?? "", numberIn(ctx));
    if (!rejects.ok) return refused({ kind: "unread", words: rejects.refusal.unread });
    const { found, missing } =
      words === null ? { found: letters, missing: [] } : findRejects(letters, rejects.value);
    if (missing.length > 0) return refused({ kind: "missing", words: missing });
    const spoilt = await endSpoiltLetters(trx, id, found);
    if (spoilt.length === 0) return refused({ kind: "nothing_to_remake" });
    await insertRemade(trx, id, spoilt);
    const ordered = await order(trx, ctx, { kind: batch.kind, remakes: id });
    if (!ordered.isNew) return refused({ kind: "order_waits", order: ordered.id });
    await appendAudit(trx, ctx, { kind: "letters_remade", effect: { batch: id, letters: spoilt.length } });
    return done({ ...ordered, letters: spoilt.length });
  });
