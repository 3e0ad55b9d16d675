import type { Desk } from "#web/desk/desk.ts";
import { cardDesk } from "../card/card.desk.ts";
import { searchRoute } from "./search.routes.tsx";

const audit = { dossier_searched: "Dossiers cherchés" };

type Audited = typeof audit;
declare module "#subject/words.ts" {
  interface AuditWords extends Audited {}
}

/** The search, and the card of each holder behind it. */
export const dossiersDesk: Desk = {
  ...cardDesk,
  name: "dossiers",
  routes: (space) => [searchRoute, ...cardDesk.routes(space)],
  audit: { ...cardDesk.audit, ...audit },
  reads: { ...cardDesk.reads, dossier_searched: "searches" },
  deskStates: async () => [
    ...((await cardDesk.deskStates?.()) ?? []),
    (await import("./dossiers.states.tsx")).dossierStates,
  ],
};
