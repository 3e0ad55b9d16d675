import type { Module } from "#web/module.ts";
import { dataRoutes } from "./data.routes.tsx";

/** Mes données: what is known of how the file is used. */
export const data: Module = {
  name: "data",
  menu: { path: "/espace/donnees", label: "Mes données", icon: "folder-lock" },
  card: { text: "Savoir qui a ouvert votre dossier, et pourquoi." },
  routes: () => dataRoutes,
  states: async () => [(await import("./data.states.tsx")).dataStates],
};
