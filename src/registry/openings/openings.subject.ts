import { atStart, aYear } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetOldOpenings } from "./openings.queries.ts";

const opened = defineRetention({
  name: "openings of cards",
  chapter: "traces",
  lasts: () => aYear,
  kept: (_, lasts) => ["Ouvertures de votre dossier par notre service : rôle, motif, date", atStart(lasts)],
  cleanUp: forgetOldOpenings,
});

export const openings: Subject = {
  retention: [opened],
};
