import { aDay } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetOldAlarms } from "./alarms.queries.ts";
import { forgetOldBudgets } from "./budgets.queries.ts";
import { staffCrowdAlarmMail, staffCrowdWarningMail } from "./crowd.mails.ts";
import { staffSprayAlarmMail } from "./spraying.mails.ts";

const alarms = defineRetention({
  name: "alarms",
  chapter: "nobody",
  lasts: () => aDay,
  cleanUp: forgetOldAlarms,
});

const budgets = defineRetention({
  name: "budgets by the hour",
  chapter: "nobody",
  lasts: () => aDay,
  cleanUp: forgetOldBudgets,
});

export const crowds: Subject = {
  mails: [staffCrowdWarningMail, staffCrowdAlarmMail, staffSprayAlarmMail],
  retention: [alarms, budgets],
};
