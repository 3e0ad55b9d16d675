import type { Layout } from "../layout.ts";

/** A statement of reimbursements ("décompte"): what was spent, what Social Security and the mutual paid, what is left. */
export const reimbursements: Layout = {
  name: "reimbursements",
  table: "reimbursement_line",
  follows: "une demande de remboursement",
  columns: [
    {
      name: "care_date",
      column: "care_date",
      label: "Date des soins",
      kind: "day",
      listed: true,
    },
    {
      name: "beneficiary",
      column: "beneficiary",
      label: "Bénéficiaire",
      kind: "text",
      most: 150,
      listed: true,
      searched: true,
    },
    {
      name: "nature",
      column: "nature",
      label: "Nature",
      kind: "text",
      most: 150,
      listed: true,
      searched: true,
    },
    { name: "spent", column: "spent_cents", label: "Montant dépensé", kind: "money" },
    {
      name: "base",
      column: "base_cents",
      label: "Base Sécu",
      explained: "Le tarif sur lequel la Sécurité sociale calcule son remboursement.",
      kind: "money",
    },
    {
      name: "rate",
      column: "rate",
      label: "Taux Sécu",
      explained: "La part de la base que la Sécurité sociale rembourse.",
      kind: "percent",
    },
    {
      name: "social_security",
      column: "social_security_cents",
      label: "Remboursé par la Sécu",
      explained: "Versé par la Sécurité sociale, parfois avec un autre virement.",
      kind: "money",
    },
    {
      name: "share",
      column: "share_cents",
      label: "Part mutuelle",
      explained: "Ce que votre mutuelle vous rembourse.",
      kind: "money",
    },
    {
      name: "left_to_pay",
      column: "left_to_pay_cents",
      label: "Reste à charge",
      explained: "Ce que vous payez vous-même.",
      kind: "money",
    },
  ],
};
