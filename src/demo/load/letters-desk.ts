import type { Context, StaffContext } from "#context.ts";
import { listBatches } from "#letters/batches/batches.queries.ts";
import { postBatch } from "#letters/batches/post-batch.actions.ts";
import { orderPrint } from "#letters/orders/order-print.actions.ts";
import { newestBatch } from "#letters/orders/orders.queries.ts";
import { printOrder } from "#letters/orders/print-order.actions.ts";

const asStaff = (ctx: Context): StaffContext => ({ ...ctx, actor: { kind: "staff", member: null } });

/** What was printed is at the post: letters come back from there. */
export async function postEverything(ctx: Context): Promise<void> {
  const batches = await ctx.db.inTransaction((trx) => listBatches(trx, { before: null, most: 50 }));
  for (const { id } of batches) await postBatch(asStaff(ctx), id, null);
}

/** A batch that waits at the desk, to be downloaded and posted: first letters, which bring no secret. */
export async function leaveBatch(ctx: Context): Promise<void> {
  const kind = "notification";
  const seen = await ctx.db.inTransaction((trx) => newestBatch(trx, kind));
  const ordered = await orderPrint(asStaff(ctx), { kind, seen });
  if (ordered.ok) await printOrder(ctx, ordered.value.id);
}
