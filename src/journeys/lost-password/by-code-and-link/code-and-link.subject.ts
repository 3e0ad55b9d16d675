import type { Subject } from "#subject/subject.ts";
import { noResetMail, resetMail } from "./reset.mails.ts";

export const codeAndLink: Subject = {
  mails: [resetMail, noResetMail],
};
