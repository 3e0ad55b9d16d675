import type { Subject } from "#subject/subject.ts";
import {
  accountActivatedMail,
  accountOpenedMail,
  accountRenewedMail,
  staffAccountOpenedMail,
} from "./opening.mails.ts";
import { accountOpenedSms } from "./opening.sms.ts";

export const opening: Subject = {
  mails: [accountActivatedMail, accountOpenedMail, accountRenewedMail, staffAccountOpenedMail],
  sms: [accountOpenedSms],
};
