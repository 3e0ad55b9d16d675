import { hours, minutes } from "#kernel/duration.ts";
import type { AccountId, SessionId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import type { DeskEntry } from "../desk.ts";
import type { DeskView } from "../desk-visit.ts";

/** The visit of a superviseur, for gallery states and tests that only draw. */
export const sampleDeskVisit = (
  space: Space,
  desk: Pick<DeskEntry, "label" | "path"> | null,
  more: Partial<DeskView> = {},
): DeskView => ({
  space,
  home: `/gestion/${space.id}`,
  csrf: "",
  member: {
    id: "00000000-0000-4000-8000-000000000001" as AccountId,
    name: "Claire Besson",
    email: "claire.besson@gestion.example",
    role: "superviseur",
    sessionId: "00000000-0000-4000-8000-000000000002" as SessionId,
    visitor: { source: "127.0.0.1", browser: "Firefox" },
  },
  account: {
    holderName: "Claire Besson",
    current: `/gestion/${space.id}`,
    menu: [],
    signOutAction: "/gestion/deconnexion",
    extendAction: "/gestion/espace/prolonger",
    csrf: "",
    idle: minutes(30),
    endsAt: new Date("2026-12-01T18:00:00Z"),
    endsIn: hours(8),
  },
  spaces: [{ space, role: "superviseur" }],
  desks: desk ? [entryOf(desk)] : [],
  desk: desk && entryOf(desk),
  isConfirmed: false,
  ...more,
});

const entryOf = ({ label, path }: Pick<DeskEntry, "label" | "path">): DeskEntry => ({
  ...{ name: path, path, label, icon: "folder-search", key: "x", scope: "space" },
});
