import { join } from "node:path";
import type { Context } from "#context.ts";
import type { LetterKind } from "#infra/db/tables/enrolment-tables.ts";
import { publishDraft, syncFolder } from "#infra/letters/output-folder.ts";
import { batchFiles } from "./batch-files.rules.ts";
import { intoFolder } from "./batch-output.ts";
import type { HeldBack } from "./held-back.ts";
import { prepareBatch, printWaiting, type RecordedBatch } from "./print-waiting.ts";

export type PrintRun = {
  ctx: Context;
  entrance: URL;
  folder: string;
  onProgress: (letters: number) => void;
};

export type PrintedBatch = RecordedBatch & { pdf: string; manifest: string };

/**
 * Prints the next batch; `null` when nothing waits. Both files are complete as drafts before the commit and renamed
 * after it. After a kill before the commit, the secrets in the drafts are invalid. After a later kill, `settleDrafts`
 * renames them.
 */
export async function printBatch(
  run: PrintRun,
  kind: LetterKind,
  held: HeldBack = new Map(),
): Promise<PrintedBatch | null> {
  const { ctx, folder } = run;
  const order = { kind, remakes: null, by: null };
  const prepared = await prepareBatch(run, order, held);
  if (prepared.most === 0) return null;
  const printing = { ...run, output: intoFolder(folder, ctx.space.id) };
  const batch = await ctx.db.inTransaction((trx) => printWaiting(trx, printing, order, prepared));
  if (!batch) return null;

  const files = batchFiles(ctx.space.id, batch);
  await publishDraft(folder, files.pdf);
  await publishDraft(folder, files.manifest);
  await syncFolder(folder);
  if (kind === "notification") run.onProgress(batch.letters);
  return { ...batch, pdf: join(folder, files.pdf), manifest: join(folder, files.manifest) };
}
