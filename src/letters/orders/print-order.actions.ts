import type { Context } from "#context.ts";
import { prepareFolder } from "#infra/letters/output-folder.ts";
import type { BatchId } from "#kernel/ids.ts";
import { belongsToBatch, sealedFolder } from "../batches/sealed-files.ts";
import { intoSealedFile } from "../printing/batch-output.ts";
import type { HeldBack } from "../printing/held-back.ts";
import { prepareBatch, printWaiting } from "../printing/print-waiting.ts";
import { endOrder, findOrder, lockOpenOrder } from "./orders.queries.ts";

/**
 * Prints what was ordered into a sealed file. One transaction records the batch, the key of its file, its letters and
 * the end of the order: a worker killed before it leaves a file that cannot be opened, and the next try prints.
 */
export async function printOrder(ctx: Context, id: BatchId): Promise<void> {
  const ordered = await ctx.db.inTransaction((trx) => findOrder(trx, id));
  if (!ordered || ordered.outcome !== null) return;
  const folder = sealedFolder(ctx);
  const folderIs = await prepareFolder(folder);
  if (!folderIs.ok) throw new Error(`no letter can be kept in ${folder}`);
  const { kind, remakes, orderedBy } = ordered;
  const order = { id, kind, remakes, by: orderedBy };
  const held: HeldBack = new Map();
  const onProgress = () => undefined;
  const prepared = await prepareBatch({ ctx, onProgress }, order, held);
  const output = intoSealedFile(folder, ctx.keys, belongsToBatch(ctx, id));
  const entrance = new URL(`/${ctx.space.id}`, ctx.publicUrl);
  const printing = { ctx, entrance, output, onProgress };
  await ctx.db.inTransaction(async (trx) => {
    if (!(await lockOpenOrder(trx, id))) return;
    const batch = prepared.most > 0 ? await printWaiting(trx, printing, order, prepared) : null;
    await endOrder(trx, id, batch ? "printed" : "nothing");
  });
}
