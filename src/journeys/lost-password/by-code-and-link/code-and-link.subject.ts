import type { Subject } from "#subject/subject.ts";
import { noResetMail, resetMail } from "./reset.mails.ts";
import { resetAsked } from "./reset-asked.job.ts";

export const codeAndLink: Subject = {
  mails: [resetMail, noResetMail],
  jobs: [resetAsked],
  states: async () => [(await import("./code-and-link.states.tsx")).codeAndLinkStates],
};
