import type { Context } from "#context.ts";
import type { DeskKind } from "#imports/kinds/import-kind.ts";
import { days, minutes } from "#kernel/duration.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { destroyFiles, sweepFiles } from "../store/sealed-upload.ts";
import {
  endUnapplied,
  findPastDue,
  idsWithFiles,
  interruptSilent,
  stripEnded,
} from "../uploads/old-uploads.queries.ts";
import { uploadQueue } from "./upload-queue.ts";
import { type Work, workOnUpload } from "./work-on-upload.ts";

/** A worker writes every two seconds; the queue gives the job of a dead one to another within a minute. */
const silence = minutes(3);

export const uploadJobs = (kinds: readonly DeskKind[], rehearse: (work: Work) => Promise<void>) => [
  defineJob({
    ...uploadQueue,
    run: (ctx, task) => workOnUpload(kinds, rehearse, ctx, task),
  }),
  defineJob({
    name: "silent-uploads",
    payload: inSpace,
    rules: { places: 1, placesPerGroup: 1, retries: 0 },
    cron: "* * * * *",
    async run(ctx) {
      await ctx.db.inTransaction((trx) => interruptSilent(trx, silence));
    },
  }),
  defineJob({ name: "old-uploads", payload: inSpace, cron: "10 4 * * *", run: forgetUploads }),
];

/** Files that nobody applied are destroyed, then what is about people in the reports, then what a crash left on disk. */
export async function forgetUploads(ctx: Context): Promise<void> {
  const { keptFor } = ctx.space.policy.imports;
  const due = await ctx.db.inTransaction((trx) => findPastDue(trx, keptFor));
  for (const id of due)
    if (await ctx.db.inTransaction((trx) => endUnapplied(trx, id, "expire"))) await destroyFiles(ctx, id);
  await ctx.db.inTransaction((trx) => stripEnded(trx, keptFor));
  await sweepFiles(ctx, await ctx.db.inTransaction(idsWithFiles), days(1));
}
