import type { Subject } from "#subject/subject.ts";
import { recoveryMail } from "./recovery.mails.ts";
import { recoveryAsked } from "./recovery-asked.job.ts";

export const linkRecovery: Subject = {
  mails: [recoveryMail],
  jobs: [recoveryAsked],
  states: async () => [(await import("./link-recovery.states.tsx")).linkRecoveryStates],
};
