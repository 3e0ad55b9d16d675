import { minutes } from "#kernel/duration.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { tellPayments } from "./tell-payments.actions.ts";

/** After each import of payments. Each hour takes up what a run that was cut short has left. */
export const tellPaymentsJob = defineJob({
  name: "tell-payments",
  payload: inSpace,
  rules: { places: 1, placesPerGroup: 1, longestTry: minutes(10) },
  cron: "35 * * * *",
  isWanted: ({ policy }) => policy.payments !== null,
  run: tellPayments,
});
