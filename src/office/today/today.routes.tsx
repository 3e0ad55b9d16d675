import { seeOther } from "#http/answers/redirect.ts";
import { mayDo } from "#kernel/actor.ts";
import type { Desk, DeskRoute, Waiting } from "#web/desk/desk.ts";
import { deskPage } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { TodayPage, type WaitingIn } from "./today-page.tsx";

/** `/gestion`: what waits in each portal of the member, late first. */
const today = deskPage({
  path: "",
  opens: "agent",
  load: async (_, visit) => Promise.all(visit.spaces.map((there) => waitingIn(visit, there))),
  draw: (visit, portals) => <TodayPage visit={visit} portals={portals} />,
});

/** `/gestion/<portal>` leads to the search of its files. */
const portalHome: DeskRoute = {
  method: "GET",
  path: "",
  opens: "agent",
  look: async (_, visit) => (reply) => seeOther(reply, `${visit.home}/dossiers`),
};

/** Not a desk of the menu. */
export const todayRoutes: readonly DeskRoute[] = [today];
export const portalRoutes: readonly DeskRoute[] = [portalHome];

async function waitingIn(visit: DeskVisit, there: DeskVisit["spaces"][number]): Promise<WaitingIn> {
  const desks = visit.desks.filter(({ opens, waiting }) => waiting && mayDo(there.role, opens));
  const home = `${visit.home}/${there.space.id}`;
  const seen = { ...visit, ctx: there.ctx as DeskVisit["ctx"], space: there.space, home };
  const lines = await there.ctx.db.inTransaction(async (trx) => {
    const found: (Waiting & { desk: Desk })[] = [];
    for (const desk of desks)
      for (const line of (await desk.waiting?.(trx, seen)) ?? [])
        if (line.count > 0) {
          const from = desk.scope === "space" ? home : visit.home;
          found.push({ ...line, href: from + line.href, desk });
        }
    return found;
  });
  return { space: there.space, lines: lines.sort(lateFirst) };
}

const lateFirst = (a: Waiting, b: Waiting) =>
  Number(b.isLate) - Number(a.isLate) || (a.since?.getTime() ?? Infinity) - (b.since?.getTime() ?? Infinity);
