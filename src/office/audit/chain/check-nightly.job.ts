import { minutes } from "#kernel/duration.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { checkNightly } from "./check-nightly.actions.ts";

export const checkNightlyJob = defineJob({
  name: "check-audit",
  payload: inSpace,
  rules: { places: 1, placesPerGroup: 1, longestTry: minutes(30) },
  cron: "40 3 * * *",
  run: checkNightly,
});
