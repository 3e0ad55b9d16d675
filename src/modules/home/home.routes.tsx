import type { VNode } from "preact";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import type { ToDo } from "#web/module.ts";
import { page } from "#web/screen.ts";
import { HomePage } from "./pages/home-page.tsx";
import { newestFirst } from "./to-do.rules.ts";

export const homeScreen = page({
  path: "/espace",
  opens: "own-space",
  async load(trx, visit) {
    const toDo: ToDo[] = [];
    const notices: VNode[] = [];
    const panels: VNode[] = [];
    for (const { card } of visit.modules) {
      toDo.push(...((await card?.toDo?.(trx, visit)) ?? []));
      const notice = await card?.notice?.(trx, visit);
      if (notice) notices.push(notice);
      const panel = await card?.panel?.(trx, visit);
      if (panel) panels.push(panel);
    }
    return { toDo: newestFirst(toDo), notices, panels };
  },
  draw: (visit, shown) => (
    <HomePage visit={visit} greeted={greetedAs(visit.session)} modules={visit.modules} {...shown} />
  ),
});
