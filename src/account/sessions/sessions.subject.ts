import { aDay, atStart, periodOf } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { browserMemory, forgetOldBrowsers } from "./known-browsers.queries.ts";
import { forgetOldSessions } from "./sessions.queries.ts";

const opened = defineRetention({
  name: "sessions",
  chapter: "traces",
  lasts: () => aDay,
  kept: (_, lasts) => [
    "Sessions : adresse internet et navigateur",
    `${atStart(lasts)} au plus, puis dans le journal`,
  ],
  cleanUp: forgetOldSessions,
});

const browsers = defineRetention({
  name: "known browsers",
  chapter: "traces",
  lasts: () => periodOf(browserMemory),
  kept: (_, lasts) => [
    "Navigateurs qui se sont déjà connectés, sous une forme illisible",
    `${lasts.words} après la dernière fois`,
  ],
  cleanUp: forgetOldBrowsers,
});

export const sessions: Subject = {
  retention: [opened, browsers],
};
