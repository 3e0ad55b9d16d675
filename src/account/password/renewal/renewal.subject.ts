import type { Subject } from "#subject/subject.ts";
import { renewalDueMail } from "./renewal.mails.ts";

export const renewal: Subject = {
  mails: [renewalDueMail],
};
