import type { Subject } from "#subject/subject.ts";
import { activationCodeMail } from "./code.mails.ts";
import { activationCodeSms } from "./code.sms.ts";

export const codes: Subject = {
  mails: [activationCodeMail],
  sms: [activationCodeSms],
};
