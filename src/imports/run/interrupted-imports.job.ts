import { defineJob, inSpace } from "#subject/job.ts";
import { markInterruptedImports } from "./import-runs.queries.ts";

export const interruptedImports = defineJob({
  name: "interrupted-imports",
  payload: inSpace,
  rules: { places: 1, placesPerGroup: 1, retries: 0 },
  cron: "* * * * *",
  async run(ctx) {
    await ctx.db.inTransaction(markInterruptedImports);
  },
});
