import type { Subject } from "#subject/subject.ts";
import { renewalDueMail } from "./renewal.mails.ts";
import { renewals } from "./renewals.job.ts";

export const renewal: Subject = {
  mails: [renewalDueMail],
  jobs: [renewals],
};
