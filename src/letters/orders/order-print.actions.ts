import { appendAudit } from "#audit/append-audit.ts";
import type { StaffContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterKind } from "#infra/db/tables/enrolment-tables.ts";
import type { BatchId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { expireLetters } from "../desk/letters-desk.queries.ts";
import { countPrintable } from "../desk/letters-today.queries.ts";
import { openEnrolments } from "../open-enrolments.queries.ts";
import { endOrder, findOpenOrder, insertOrder, type LetterOrder, newestBatch } from "./orders.queries.ts";
import { printOrdered } from "./print-ordered.job.ts";

export type OrderRefusal =
  | { kind: "nothing_waits" }
  /** Somebody printed that kind since the form was drawn. */
  | { kind: "printed_meanwhile"; batch: BatchId };

/** `id`: of the order, and of its batch once it is printed. `isNew`: false when the same order waits already. */
export type Ordered = { id: BatchId; isNew: boolean };

/**
 * Has the worker print what waits of a kind. `seen`: the newest batch of that kind when the form was drawn. Of two
 * orders at once, of one member or two, one is made and both get its id.
 */
export const orderPrint = (
  ctx: StaffContext,
  { kind, seen }: { kind: LetterKind; seen: BatchId | null },
): Promise<Result<Ordered, OrderRefusal>> =>
  ctx.db.inTransaction(async (trx): Promise<Result<Ordered, OrderRefusal>> => {
    const waits = await findOpenOrder(trx, kind);
    if (waits) return done({ id: waits.id, isNew: false });
    const newest = await newestBatch(trx, kind);
    if (newest && newest !== seen) return refused({ kind: "printed_meanwhile", batch: newest });
    if (ctx.space.policy.enrolment === "provisional-credentials") await openEnrolments(trx);
    await expireLetters(trx);
    const { letters } = ctx.space.policy;
    const which = { kind, coolingOff: letters.addressCoolingOff, remakes: null };
    if ((await countPrintable(trx, which, letters)) === 0) return refused({ kind: "nothing_waits" });
    return done(await order(trx, ctx, { kind, remakes: null }));
  });

/** For the transaction of who asks: inserts the order, or finds the one that waits, and tells the worker. */
export async function order(
  trx: SpaceTransaction,
  ctx: StaffContext,
  { kind, remakes }: Pick<LetterOrder, "kind" | "remakes">,
): Promise<Ordered> {
  const id = await insertOrder(trx, { kind, remakes, orderedBy: ctx.actor.member?.name ?? null });
  if (!id) {
    const waits = await findOpenOrder(trx, kind);
    if (!waits) throw new Error("an order to print letters vanished");
    return { id: waits.id, isNew: false };
  }
  await ctx.outbox.enqueue(trx, printOrdered, { space: ctx.space.id, order: id });
  await appendAudit(trx, ctx, { kind: "letters_ordered", effect: { batch: id, letters: kind, remakes } });
  return { id, isNew: true };
}

/** For an order that the worker could not print. Its letters wait as before. */
export const cancelOrder = (ctx: StaffContext, id: BatchId): Promise<Result<null, "ended_already">> =>
  ctx.db.inTransaction(async (trx) => {
    if (!(await endOrder(trx, id, "cancelled"))) return refused("ended_already");
    await appendAudit(trx, ctx, { kind: "letters_order_cancelled", effect: { batch: id } });
    return done(null);
  });
