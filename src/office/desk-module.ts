import { seeOther } from "#http/answers/redirect.ts";
import type { Module } from "#web/module.ts";

/** In the menu of « Mes accès »: the way back to the desks. The sign-in leads here. */
export const deskModule: Module = {
  name: "desk",
  menu: { path: "/espace", label: "Poste de gestion", icon: "house" },
  card: null,
  deskStates: async () => [(await import("./today/today.states.tsx")).todayStates],
  routes: () => [
    {
      method: "GET",
      path: "/espace",
      opens: "own-space",
      look: async (_, visit) => (reply) => seeOther(reply, visit.home),
    },
  ],
};
