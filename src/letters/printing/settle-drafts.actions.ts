import type { Context } from "#context.ts";
import { discardDraft, listDrafts, publishDraft, syncFolder } from "#infra/letters/output-folder.ts";
import { batchOfFile } from "./batch-files.rules.ts";
import { isRecorded, waitForPrinter } from "./letters-to-print.queries.ts";

/** After a killed run: renames the drafts of a committed batch, deletes others. Waits for a run in progress. */
export async function settleDrafts(
  ctx: Context,
  folder: string,
): Promise<{ named: number; destroyed: number }> {
  return ctx.db.inTransaction(async (trx) => {
    await waitForPrinter(trx);
    const settled = { named: 0, destroyed: 0 };
    for (const name of await listDrafts(folder)) {
      const batch = batchOfFile(ctx.space.id, name);
      if (!batch) continue;
      if (await isRecorded(trx, batch)) {
        await publishDraft(folder, name);
        settled.named += 1;
      } else {
        await discardDraft(folder, name);
        settled.destroyed += 1;
      }
    }
    await syncFolder(folder);
    return settled;
  });
}
