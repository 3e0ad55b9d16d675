import { appendAudit } from "#audit/append-audit.ts";
import type { StaffContext } from "#context.ts";
import type { BatchId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { batchFiles } from "../printing/batch-files.rules.ts";
import { lockBatch, markDownloaded } from "./batch-files.queries.ts";
import { fileKept, openSealedFile, removeSealedFile } from "./sealed-files.ts";

export type DownloadRefusal = "unknown_batch" | "gone" | "not_here";

/**
 * The PDF of a batch, for exactly one caller: its key is erased in the transaction that gives it. An answer that is
 * then lost on its way is not given again: the letters are remade.
 */
export async function downloadBatch(
  ctx: StaffContext,
  id: BatchId,
): Promise<Result<{ name: string; content: Buffer }, DownloadRefusal>> {
  const taken = await ctx.db.inTransaction(async (trx) => {
    const batch = await lockBatch(trx, id, fileKept);
    if (!batch) return refused<DownloadRefusal>("unknown_batch");
    const { fileName, fileKey, kind, letters } = batch;
    if (!fileName || !fileKey) return refused<DownloadRefusal>("gone");
    const opened = await openSealedFile(ctx, { id, fileName, fileKey });
    if (!opened.ok) return refused<DownloadRefusal>(opened.refusal);
    await markDownloaded(trx, id, ctx.actor.member?.name ?? null);
    await appendAudit(trx, ctx, { kind: "letters_downloaded", effect: { batch: id, letters } });
    return done({ name: batchFiles(ctx.space.id, { id, kind }).pdf, content: opened.value, fileName });
  });
  if (!taken.ok) return taken;
  const { name, content, fileName } = taken.value;
  await removeSealedFile(ctx, fileName);
  return done({ name, content });
}
