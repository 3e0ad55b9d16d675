import { defineJob, inSpace } from "#subject/job.ts";
import { watchReading } from "./watch-reading.actions.ts";

export const watchReadingJob = defineJob({
  name: "watch-reading",
  payload: inSpace,
  cron: "*/5 * * * *",
  isWanted: ({ kind }) => kind === "portal",
  run: watchReading,
});
