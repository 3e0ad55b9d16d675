import type { Subject } from "#subject/subject.ts";
import { staffSprayAlarmMail } from "./spraying.mails.ts";

export const tries: Subject = {
  mails: [staffSprayAlarmMail],
};
