import { join } from "node:path";
import { appendAudit } from "#audit/append-audit.ts";
import type { StaffContext } from "#context.ts";
import { removeIfThere } from "#infra/letters/output-folder.ts";
import type { BatchId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { batchFiles } from "../printing/batch-files.rules.ts";
import { lockBatch, postLetters } from "./batch-files.queries.ts";
import { fileKept } from "./sealed-files.ts";

/** `not_downloaded`: nobody can have posted what nobody has printed. */
export type PostRefusal = "unknown_batch" | "posted_already" | "not_downloaded";

/** Records that a batch was posted and deletes its PDF if `folder` is given; the list stays. */
export async function postBatch(
  ctx: StaffContext,
  id: BatchId,
  folder: string | null,
): Promise<Result<{ letters: number; destroyed: boolean }, PostRefusal>> {
  const posted = await ctx.db.inTransaction(async (trx) => {
    const batch = await lockBatch(trx, id, fileKept);
    if (!batch) return refused("unknown_batch");
    if (batch.fileName && !batch.isDownloaded) return refused("not_downloaded");
    const letters = await postLetters(trx, id, ctx.actor.member?.name ?? null);
    if (letters > 0 || !batch.isPosted)
      await appendAudit(trx, ctx, { kind: "letters_posted", effect: { batch: id, letters } });
    return done({ kind: batch.kind, letters, isNew: !batch.isPosted });
  });
  if (!posted.ok) return posted;
  const { kind, letters, isNew } = posted.value;
  const destroyed =
    folder !== null && (await removeIfThere(join(folder, batchFiles(ctx.space.id, { id, kind }).pdf)));
  if (letters === 0 && !isNew && !destroyed) return refused("posted_already");
  return done({ letters, destroyed });
}
