import type { Context } from "#context.ts";
import { days } from "#kernel/duration.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { destroyFiles, sweepFiles } from "../store/sealed-upload.ts";
import { endUnapplied, findPastDue, idsWithFiles, stripEnded } from "../uploads/old-uploads.queries.ts";

export const oldUploads = defineJob({
  name: "old-uploads",
  payload: inSpace,
  cron: "10 4 * * *",
  run: forgetUploads,
});

/** Files that nobody applied are destroyed, then what is about people in the reports, then what a crash left on disk. */
async function forgetUploads(ctx: Context): Promise<void> {
  const { keptFor } = ctx.space.policy.imports;
  const due = await ctx.db.inTransaction((trx) => findPastDue(trx, keptFor));
  for (const id of due)
    if (await ctx.db.inTransaction((trx) => endUnapplied(trx, id, "expire"))) await destroyFiles(ctx, id);
  await ctx.db.inTransaction((trx) => stripEnded(trx, keptFor));
  await sweepFiles(ctx, await ctx.db.inTransaction(idsWithFiles), days(1));
}
