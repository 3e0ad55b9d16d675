import type { Layout } from "../layout.ts";
import { checkAmount, explainAmount } from "./allowance-amount.rules.ts";

/** A yearly allowance: whose right it is, its share, and the years of service that it rests on. */
export const allowance: Layout = {
  name: "allowance",
  table: "allowance_line",
  papers: ["attestation"],
  columns: [
    { name: "year", column: "year", label: "Année", kind: "whole", listed: true },
    {
      name: "right",
      column: "right_kind",
      label: "Droit",
      kind: "choice",
      values: { own: "droit propre", reversion: "réversion" },
      listed: true,
    },
    { name: "right_share", column: "right_share", label: "Part", kind: "percent", listed: true },
    { name: "years", column: "years", label: "Années de service", kind: "whole" },
  ],
  check: checkAmount,
  explain: explainAmount,
};
