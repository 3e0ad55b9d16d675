import { appendAudit } from "#audit/append-audit.ts";
import type { Context } from "#context.ts";
import { destroyOldFiles, listLiveFiles } from "./batch-files.queries.ts";
import { fileKept, removeOtherFiles } from "./sealed-files.ts";

/** Erases the keys of files that nobody downloaded in time, then deletes every file without a key. */
export async function destroyFiles(ctx: Context): Promise<void> {
  const live = await ctx.db.inTransaction(async (trx) => {
    const destroyed = await destroyOldFiles(trx, fileKept);
    const files = await listLiveFiles(trx);
    for (const batch of destroyed)
      await appendAudit(trx, ctx, { kind: "letters_destroyed", effect: { batch } });
    return files;
  });
  await removeOtherFiles(ctx, live);
}
