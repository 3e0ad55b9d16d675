import type { Subject } from "#subject/subject.ts";
import { passwordChangedMail } from "./password-changed.mails.ts";
import { passwordChangedSms } from "./password-changed.sms.ts";

export const passwords: Subject = {
  mails: [passwordChangedMail],
  sms: [passwordChangedSms],
};
