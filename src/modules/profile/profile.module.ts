import type { Module } from "#web/module.ts";
import { contactsPanel, contactsToDo } from "./contacts-panel.tsx";
import { profileRoutes } from "./profile.routes.tsx";

const journal = { iban_shown: "Vous avez affiché votre IBAN" };

type Journal = typeof journal;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
}

export const profile: Module = {
  name: "profile",
  menu: { path: "/espace/informations", label: "Mes informations", icon: "user-round" },
  card: {
    text: "Vérifier vos adresses, votre téléphone et votre IBAN.",
    toDo: contactsToDo,
    panel: contactsPanel,
  },
  routes: () => profileRoutes,
  journal,
  states: async () => [(await import("./profile.states.tsx")).profileStates],
};
