import type { Module } from "#web/module.ts";
import { homeScreen } from "./home.routes.tsx";

/** Accueil: where one lands after signing in. */
export const home: Module = {
  name: "home",
  menu: { path: "/espace", label: "Accueil", icon: "house" },
  card: null,
  routes: () => [homeScreen],
};
