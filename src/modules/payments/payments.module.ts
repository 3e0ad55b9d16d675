import type { Module } from "#web/module.ts";
import { paymentsPanel, paymentsToDo } from "./home/payments-panel.tsx";
import { layoutOf } from "./layouts/layouts.ts";
import { keptAttestations } from "./papers/attestation/kept-attestations.ts";
import { keptPayments } from "./payments.retention.ts";
import { paymentsRoutes } from "./payments.routes.tsx";
import { paymentFailedMail, paymentMadeMail } from "./tell/payment.mails.ts";
import { tellPaymentsJob } from "./tell/tell-payments.job.ts";

export const payments: Module = {
  name: "payments",
  menu: { path: "/espace/prestations", label: "Mes prestations", icon: "wallet" },
  card: {
    text: "Suivre vos versements et télécharger vos relevés.",
    toDo: paymentsToDo,
    panel: paymentsPanel,
  },
  routes: ({ policy }) => paymentsRoutes(layoutOf(policy)),
  mails: [paymentMadeMail, paymentFailedMail],
  jobs: [tellPaymentsJob],
  retention: [keptPayments, keptAttestations],
  states: async () => [(await import("./payments.states.tsx")).paymentStates],
};
