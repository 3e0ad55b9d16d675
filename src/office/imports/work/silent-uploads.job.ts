import { minutes } from "#kernel/duration.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { interruptSilent } from "../uploads/old-uploads.queries.ts";

/** A worker writes every two seconds; the queue gives the job of a dead one to another within a minute. */
const silence = minutes(3);

export const silentUploads = defineJob({
  name: "silent-uploads",
  payload: inSpace,
  rules: { places: 1, placesPerGroup: 1, retries: 0 },
  cron: "* * * * *",
  async run(ctx) {
    await ctx.db.inTransaction((trx) => interruptSilent(trx, silence));
  },
});
