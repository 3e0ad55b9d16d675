import type { Subject } from "#subject/subject.ts";
import { codeAsked } from "./worker/code-asked.job.ts";

export const codeToContact: Subject = {
  jobs: [codeAsked],
  states: async () => [(await import("./code-to-contact.states.tsx")).codeToContactStates],
};
