import type { Module } from "#web/module.ts";
import { notesRoutes } from "./notes.routes.tsx";

/** Mes notes: what a holder writes down for themselves. */
export const notes: Module = {
  name: "notes",
  menu: { path: "/espace/notes", label: "Mes notes", icon: "notebook-pen" },
  card: { text: "Garder vos questions sous la main." },
  routes: () => notesRoutes,
};
