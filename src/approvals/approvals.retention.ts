import { atStart } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import { forgetSettled } from "./approvals.queries.ts";

/** As long as the audit, which tells of them. */
export const keptApprovals = defineRetention({
  name: "approvals",
  chapter: "traces",
  lasts: () => ({ interval: "3 years", words: "trois ans" }),
  kept: (_, lasts) => [
    "Demandes et décisions du service de gestion sur votre dossier, à deux personnes",
    `${atStart(lasts)} après la décision`,
  ],
  cleanUp: forgetSettled,
});
