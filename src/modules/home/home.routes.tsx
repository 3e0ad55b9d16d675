import type { VNode } from "preact";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import { page } from "#web/screen.ts";
import { HomePage } from "./pages/home-page.tsx";

export const homeScreen = page({
  path: "/espace",
  opens: "own-space",
  async load(trx, visit) {
    const notices: VNode[] = [];
    for (const { card } of visit.modules) {
      const notice = await card?.notice?.(trx, visit);
      if (notice) notices.push(notice);
    }
    return notices;
  },
  draw: (visit, notices) => (
    <HomePage visit={visit} greeted={greetedAs(visit.session)} modules={visit.modules} notices={notices} />
  ),
});
