import { minutes } from "#kernel/duration.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import type { Subject } from "#subject/subject.ts";
import type { Context } from "../context.ts";

/** What has had its time goes, every night, one space at a time. */
export const night: Subject = {
  jobs: [
    defineJob({
      name: "clean-up",
      payload: inSpace,
      rules: { places: 1, placesPerGroup: 1, longestTry: minutes(10) },
      cron: "30 3 * * *",
      run: cleanUp,
    }),
  ],
};

/** Each retention that the subjects declare has a transaction of its own, so that none holds up another. */
export async function cleanUp(ctx: Context): Promise<void> {
  for (const { cleanUp } of ctx.contributed.retention)
    if (cleanUp) await ctx.db.inTransaction((trx) => cleanUp(trx, ctx.space));
}
