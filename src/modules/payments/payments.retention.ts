import { defineRetention } from "#subject/retention.ts";
import { forgetOldTransfers } from "./retention.queries.ts";

/** Vouchers of the accounts are kept for ten years from the end of the financial year (Code de commerce, L123-22). */
export const keptPayments = defineRetention({
  name: "payments",
  chapter: "file",
  lasts: () => ({ interval: "10 years", words: "dix ans" }),
  kept: ({ policy }, { words }) =>
    policy.payments
      ? [
          "Vos versements, leur détail et leur historique",
          `Jusqu’à la fin de l’année du versement, puis ${words} (Code de commerce, article L123-22)`,
        ]
      : null,
  cleanUp: forgetOldTransfers,
});
