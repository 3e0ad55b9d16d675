import type { Subject } from "#subject/subject.ts";
import { activationMails } from "./activation.mails.ts";

export const activation: Subject = {
  mails: activationMails,
};
