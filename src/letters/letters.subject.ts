import type { Subject } from "#subject/subject.ts";
import { letterAskedMail } from "./letter-asked.mails.ts";
import { letterAskedSms } from "./letter-asked.sms.ts";

export const letters: Subject = {
  mails: [letterAskedMail],
  sms: [letterAskedSms],
};
