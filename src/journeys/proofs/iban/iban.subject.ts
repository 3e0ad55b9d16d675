import type { Subject } from "#subject/subject.ts";
import { alreadyActiveMail, ibanMissingMail } from "./iban.mails.ts";
import { ibanRefusedJob } from "./iban-refused.job.ts";
import { staffIbanAlarmMail, staffIbanWarningMail } from "./staff-iban.mails.ts";

export const iban: Subject = {
  mails: [alreadyActiveMail, ibanMissingMail, staffIbanWarningMail, staffIbanAlarmMail],
  jobs: [ibanRefusedJob],
};
