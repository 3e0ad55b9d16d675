import type { Module } from "#web/module.ts";
import { homeScreen } from "./home.routes.tsx";

export const home: Module = {
  name: "home",
  menu: { path: "/espace", label: "Accueil", icon: "house" },
  card: null,
  routes: () => [homeScreen],
};
