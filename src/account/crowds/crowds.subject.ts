import type { Subject } from "#subject/subject.ts";
import { staffCrowdAlarmMail, staffCrowdWarningMail } from "./crowd.mails.ts";

export const crowds: Subject = {
  mails: [staffCrowdWarningMail, staffCrowdAlarmMail],
};
