import { minutes } from "#kernel/duration.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import type { Subject } from "#subject/subject.ts";
import type { Context } from "../context.ts";

/** The nightly clean-up deletes rows past their retention, one space at a time. */
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

/** Each retention has its own transaction. If one fails, the others still run; the error is thrown at the end. */
export async function cleanUp(ctx: Context): Promise<void> {
  const failures: unknown[] = [];
  for (const { cleanUp } of ctx.contributed.retention)
    if (cleanUp)
      await ctx.db
        .inTransaction((trx) => cleanUp(trx, ctx.space))
        .catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "a retention was not applied");
}
