import { listPart } from "#kernel/values/list-part.rules.ts";
import { countOpenings, listOpenings } from "#registry/openings/openings.queries.ts";
import { page } from "#web/screen.ts";
import { DataPage } from "./data-page.tsx";

const shownAtOnce = 20;

export const dataRoutes = [
  page({
    path: "/espace/donnees",
    opens: "own-space",
    async load(trx, { session, request }) {
      const total = await countOpenings(trx, session.holderId);
      const { avant } = request.query as { avant?: unknown };
      const part = listPart(total, avant, shownAtOnce);
      return { total, part, openings: await listOpenings(trx, session.holderId, shownAtOnce, part.skip) };
    },
    draw: (visit, loaded) => <DataPage visit={visit} {...loaded} />,
  }),
];
