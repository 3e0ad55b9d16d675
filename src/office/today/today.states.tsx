import { entry, type StatesOf } from "#subject/gallery.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import { TodayPage } from "./today-page.tsx";

export const todayStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(space, null);
  const line = { since: new Date("2026-11-30T09:00:00Z"), isLate: false };
  return [
    entry("Aujourd’hui", "rien", () => <TodayPage visit={visit} portals={[{ space, lines: [] }]} />),
    entry("Aujourd’hui", "du travail", () => (
      <TodayPage
        visit={visit}
        portals={[
          {
            space,
            lines: [
              {
                ...line,
                isLate: true,
                label: "demandes à approuver",
                count: 3,
                href: "/a",
                desk: { icon: "user-check" },
              },
              {
                ...line,
                label: "adresses qui refusent nos mails",
                count: 12,
                href: "/b",
                desk: { icon: "mails" },
              },
            ],
          },
        ]}
      />
    )),
  ];
};
