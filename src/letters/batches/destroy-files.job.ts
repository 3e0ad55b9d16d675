import { defineJob, inSpace } from "#subject/job.ts";
import { destroyFiles } from "./destroy-files.actions.ts";

export const destroyLetterFiles = defineJob({
  name: "destroy-letter-files",
  payload: inSpace,
  cron: "20 * * * *",
  run: destroyFiles,
});
