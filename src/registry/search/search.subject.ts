import type { Subject } from "#subject/subject.ts";
import { indexHolders } from "./index-holders.job.ts";

export const search: Subject = {
  jobs: [indexHolders],
};
