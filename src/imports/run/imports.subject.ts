import type { Subject } from "#subject/subject.ts";
import { interruptedImports } from "./interrupted-imports.job.ts";

export const imports: Subject = {
  jobs: [interruptedImports],
};
