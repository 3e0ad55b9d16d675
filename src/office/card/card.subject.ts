import { atStart, threeYears } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetOldCalls } from "./calls/call-notes.queries.ts";

const calls = defineRetention({
  name: "calls noted",
  chapter: "file",
  lasts: () => threeYears,
  kept: (_, lasts) => ["Vos appels à notre service : qui a appelé, ce qui a été dit", atStart(lasts)],
  cleanUp: forgetOldCalls,
});

export const card: Subject = {
  retention: [calls],
};
