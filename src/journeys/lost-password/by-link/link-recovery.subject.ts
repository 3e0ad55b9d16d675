import type { Subject } from "#subject/subject.ts";
import { recoveryMail } from "./recovery.mails.ts";

export const linkRecovery: Subject = {
  mails: [recoveryMail],
};
