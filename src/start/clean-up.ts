import { minutes } from "#kernel/duration.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import type { Retention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import type { Context } from "../context.ts";

/** What has had its time goes, every night, one space at a time. */
export const nightOf = (subjects: readonly Subject[]): Subject => ({
  jobs: [
    defineJob({
      name: "clean-up",
      payload: inSpace,
      rules: { places: 1, placesPerGroup: 1, longestTry: minutes(10) },
      cron: "30 3 * * *",
      run: (ctx) =>
        cleanUp(
          ctx,
          subjects.flatMap(({ retention = [] }) => retention),
        ),
    }),
  ],
});

/** Each rule in a transaction by itself, so that none holds up another. */
export async function cleanUp(ctx: Context, retentions: readonly Retention[]): Promise<void> {
  for (const { cleanUp } of retentions)
    if (cleanUp) await ctx.db.inTransaction((trx) => cleanUp(trx, ctx.space));
}
