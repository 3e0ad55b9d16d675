import { minutes } from "#kernel/duration.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { indexWaitingHolders } from "./index-holders.queries.ts";

/** After a large import: its transaction would take twice as long if it wrote the terms itself. */
export const indexHolders = defineJob({
  name: "index-holders",
  payload: inSpace,
  rules: { places: 1, placesPerGroup: 1, longestTry: minutes(30) },
  cron: "* * * * *",
  async run(ctx) {
    while ((await ctx.db.inTransaction(indexWaitingHolders)) > 0);
  },
});
