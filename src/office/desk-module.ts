import { seeOther } from "#http/answers/redirect.ts";
import type { Module } from "#web/module.ts";

const audit = { access_refused: "Accès refusé" };

type Audited = typeof audit;
declare module "#subject/words.ts" {
  interface AuditWords extends Audited {}
}

/** In the menu of « Mes accès »: the way back to the desks. The sign-in leads here. */
export const deskModule: Module = {
  name: "desk",
  menu: { path: "/espace", label: "Poste de gestion", icon: "house" },
  card: null,
  audit,
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
