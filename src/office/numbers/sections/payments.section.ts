import { cents } from "#kernel/values/money.ts";
import { countPayments, type PaymentStatus } from "../read/payments.queries.ts";
import { countColumn, moneyColumn } from "../shown/columns.rules.ts";
import { grainWords, slicesOf } from "../span/slices.rules.ts";
import { atSlices, rowsOf } from "./at-slices.rules.ts";
import type { Section } from "./section.ts";

const labels: Readonly<Record<PaymentStatus, string>> = {
  ordered: "Ordonnées",
  paid: "Payées",
  rejected: "Rejetées",
  returned: "Retournées",
};

export const payments: Section = {
  names: ["prestations"],
  async read(trx, { span }) {
    const slices = slicesOf(span, "month");
    const counted = await countPayments(trx, slices);
    const of = (status: PaymentStatus) => counted.filter((row) => row.status === status);
    const countsOf = (status: PaymentStatus) =>
      countColumn(
        labels[status],
        atSlices(slices, of(status), ({ count }) => count),
        { isDrawn: status === "paid" || status === "rejected" },
      );
    const paid = countsOf("paid");
    const amounts = atSlices(slices, of("paid"), ({ amount }) => amount).map(cents);
    return [
      {
        name: "prestations",
        title: "Prestations",
        about: "Lignes de prestation, par mois du versement, et leur statut d’aujourd’hui.",
        rowLabel: grainWords.month,
        rows: rowsOf(slices),
        columns: [
          countsOf("ordered"),
          paid,
          moneyColumn("Montant payé", amounts, paid),
          countsOf("rejected"),
          countsOf("returned"),
        ],
      },
    ];
  },
};
