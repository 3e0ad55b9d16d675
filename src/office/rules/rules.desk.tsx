import { gradeSpaces } from "#spaces/grading/report.rules.ts";
import { office } from "#spaces/office/space.ts";
import type { Space } from "#spaces/space.ts";
import type { Desk } from "#web/desk/desk.ts";
import { deskPage } from "#web/desk/desk-screen.ts";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { RulesPage } from "./rules-page.tsx";

/** A member sees the portals where they have a role, the current one first, then the rules of their own access. */
const spacesOf = ({ space, spaces }: Pick<DeskView, "space" | "spaces">): Space[] => [
  space,
  ...spaces.map((each) => each.space).filter(({ id }) => id !== space.id),
  office,
];

const page = deskPage({
  path: "/regles",
  opens: "agent",
  load: async (_, visit) => spacesOf(visit),
  draw: (visit, spaces) => <RulesPage visit={visit} spaces={spaces} lines={gradeSpaces(spaces)} />,
});

export const rulesDesk: Desk = {
  name: "rules",
  path: "/regles",
  label: "Règles",
  icon: "scale",
  key: "r",
  scope: "space",
  opens: "agent",
  routes: () => [page],
  deskStates: async () => [(await import("./rules.states.tsx")).rulesStates],
};
