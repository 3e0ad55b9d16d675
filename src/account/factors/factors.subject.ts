import type { Subject } from "#subject/subject.ts";
import {
  factorAddedMail,
  factorRemovedMail,
  recoveryCodesMadeMail,
  recoveryCodeUsedMail,
} from "./factor.mails.ts";
import { factorAddedSms, factorRemovedSms, recoveryCodesMadeSms, recoveryCodeUsedSms } from "./factor.sms.ts";

export const factors: Subject = {
  mails: [factorAddedMail, factorRemovedMail, recoveryCodesMadeMail, recoveryCodeUsedMail],
  sms: [factorAddedSms, factorRemovedSms, recoveryCodesMadeSms, recoveryCodeUsedSms],
};
