import type { Layout } from "#modules/payments/layouts/layout.ts";

/** Grants of students: a column of each kind. */
export const grants: Layout = {
  name: "grants",
  table: "grant_line",
  follows: "une inscription",
  columns: [
    {
      name: "course",
      column: "course",
      label: "Formation",
      kind: "text",
      most: 80,
      listed: true,
      searched: true,
    },
    {
      name: "level",
      column: "level",
      label: "Cycle",
      kind: "choice",
      values: { first: "premier cycle", second: "second cycle" },
      listed: true,
    },
    { name: "months", column: "months", label: "Mois", kind: "whole" },
    { name: "rate", column: "rate", label: "Taux", kind: "percent", explained: "La part prise en charge." },
    { name: "fee", column: "fee_cents", label: "Droits", kind: "money" },
    { name: "begins_on", column: "begins_on", label: "Début", kind: "day" },
  ],
};
