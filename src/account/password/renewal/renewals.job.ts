import { minutes } from "#kernel/duration.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { mailRenewals } from "./renewal.actions.ts";

export const renewals = defineJob({
  name: "renewals",
  payload: inSpace,
  rules: { places: 1, placesPerGroup: 1, longestTry: minutes(10) },
  cron: "15 4 * * *",
  isWanted: ({ policy }) => policy.renewal !== null,
  async run(ctx) {
    await mailRenewals(ctx);
  },
});
