import type { Module } from "#web/module.ts";
import { keptAttestations } from "./papers/kept-attestations.ts";
import { paymentsRoutes } from "./payments.routes.tsx";

export const payments: Module = {
  name: "payments",
  menu: { path: "/espace/prestations", label: "Mes prestations", icon: "wallet" },
  card: { text: "Suivre vos versements et télécharger vos relevés." },
  routes: () => paymentsRoutes,
  retention: [keptAttestations],
  states: async () => [(await import("./payments.states.tsx")).paymentStates],
};
