import { atStart, aYear } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetOldEvents } from "./journal.queries.ts";

const events = defineRetention({
  name: "security journal",
  chapter: "traces",
  lasts: () => aYear,
  kept: (_, lasts) => ["Journal de sécurité de votre compte", atStart(lasts)],
  cleanUp: forgetOldEvents,
});

export const journal: Subject = {
  retention: [events],
};
