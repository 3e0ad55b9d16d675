import type { Desk } from "#web/desk/desk.ts";
import { numbersRoutes } from "./numbers.routes.tsx";
import { numbersPath } from "./numbers-path.ts";

const audit = { numbers_exported: "Chiffres exportés" };

type Audited = typeof audit;
declare module "#subject/words.ts" {
  interface AuditWords extends Audited {}
}

export const numbersDesk: Desk = {
  name: "numbers",
  path: numbersPath,
  label: "Chiffres",
  icon: "chart-column",
  key: "h",
  scope: "space",
  opens: "superviseur",
  routes: () => numbersRoutes,
  audit,
  deskStates: async () => [(await import("./numbers.states.tsx")).numbersStates],
};
