import { gradeSpaces } from "#spaces/grading/report.rules.ts";
import { spaces } from "#spaces/index.ts";
import { office } from "#spaces/office/space.ts";
import type { Space } from "#spaces/space.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import { RulesPage } from "./rules-page.tsx";

export const rulesStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(space, { label: "Règles", path: "/regles" });
  const page = (some: readonly Space[]) => () => (
    <RulesPage visit={visit} spaces={some} lines={gradeSpaces(some)} />
  );
  return [
    entry("Règles", "tous les espaces", page([...spaces, office])),
    entry("Règles", "un espace", page([space, office])),
  ];
};
