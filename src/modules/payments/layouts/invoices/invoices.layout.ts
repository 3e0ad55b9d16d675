import type { Layout } from "../layout.ts";

/** A list of paid invoices ("bordereau") of an establishment. */
export const invoices: Layout = {
  name: "invoices",
  table: "invoice_line",
  follows: "une facture",
  findsTransfers: true,
  papers: ["bordereau"],
  columns: [
    {
      name: "invoice",
      column: "invoice",
      label: "N° de facture",
      kind: "text",
      most: 60,
      listed: true,
      searched: true,
    },
    { name: "batch", column: "batch", label: "Lot", kind: "text", most: 60, searched: true },
    { name: "care_date", column: "care_date", label: "Date des soins", kind: "day" },
    {
      name: "patient",
      column: "patient",
      label: "Patient",
      kind: "text",
      most: 150,
      listed: true,
      searched: true,
    },
    { name: "billed", column: "billed_cents", label: "Facturé", kind: "money", listed: true },
    {
      name: "engagement",
      column: "engagement",
      label: "N° d’engagement",
      kind: "text",
      most: 60,
      searched: true,
    },
  ],
};
