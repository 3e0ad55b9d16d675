import type { Subject } from "#subject/subject.ts";
import { codeAsked } from "./code-asked.job.ts";

export const codeToContact: Subject = {
  jobs: [codeAsked],
};
