import type { Module } from "#web/module.ts";
import { profileScreen } from "./profile.routes.tsx";

export const profile: Module = {
  name: "profile",
  menu: { path: "/espace/informations", label: "Mes informations", icon: "user-round" },
  card: { text: "Vérifier vos adresses, votre téléphone et votre IBAN." },
  routes: () => [profileScreen],
  states: async () => [(await import("./profile.states.tsx")).profileStates],
};
