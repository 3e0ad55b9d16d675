import type { Subject } from "#subject/subject.ts";
import { providerLinkedMail, providerUnlinkedMail } from "./provider.mails.ts";
import { providerLinkedSms, providerUnlinkedSms } from "./provider.sms.ts";

export const providers: Subject = {
  mails: [providerLinkedMail, providerUnlinkedMail],
  sms: [providerLinkedSms, providerUnlinkedSms],
};
