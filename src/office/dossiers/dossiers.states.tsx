import { hours } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { readSearch } from "#registry/search/read-search.rules.ts";
import type { FoundHolder } from "#registry/search/search-holders.queries.ts";
import { whyFound } from "#registry/search/why-found.rules.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import type { FileState } from "./found-states.queries.ts";
import type { FoundFile, SearchResult } from "./search-files.actions.ts";
import { SearchPage } from "./search-page.tsx";

const anne: FoundHolder = {
  id: "00000000-0000-4000-8000-000000000011" as HolderId,
  number: "N1048033",
  lastName: "LE GUENNEC",
  firstName: "Anne",
  organisation: "",
  postalCode: "35000",
  city: "RENNES",
  email: "anne.leguennec@boite.example",
  accountEmail: "anne@maison.example",
  phone: "+33639980142",
  iban: "FR7630006000011234567890189",
  isClosed: false,
  reference: null,
};

const others: readonly (Partial<FoundHolder> & { state: FileState })[] = [
  { number: "N1048046", firstName: "Maëlys", city: "BREST", postalCode: "29200", state: "letter_on_way" },
  { number: "N1048051", lastName: "GUENNEC", firstName: "Anne-Marie", city: "GUINGAMP", state: "locked" },
  { number: "N1048058", firstName: "Jean-Pierre", city: "SAINT-MALO", state: "letter_to_print" },
  { number: "N1048062", firstName: "Yvonne", city: "LANNION", state: "never_enrolled" },
  { number: "N1048079", firstName: "Bernard", city: "QUIMPER", state: "letter_returned" },
  { number: "N1048083", firstName: "Solange", city: "VANNES", state: "account_closed" },
  {
    number: "N1048090",
    firstName: "",
    lastName: "",
    organisation: "CLINIQUE GUENNEC",
    state: "left_registry",
  },
];

function filesFor(typed: string): FoundFile[] {
  const search = readSearch(typed);
  return [{ state: "account_open" as const }, ...others].map((one) => {
    const holder = { ...anne, ...one };
    return { ...holder, why: search ? whyFound(search, holder) : [] };
  });
}

const found = (typed: string, more: Partial<SearchResult & { kind: "found" }> = {}): SearchResult => ({
  ...{ kind: "found", files: filesFor(typed), isMore: false, isIndexBehind: false },
  ...more,
});

const soon = { until: new Date("2026-12-01T10:30:00Z"), wait: hours(1) };

/** Dossiers, in its states. */
export const dossierStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(space, { label: "Dossiers", path: "/dossiers" });
  const page = (typed: string, result: SearchResult) => (
    <SearchPage visit={visit} typed={typed} result={result} />
  );
  const recent = { ...anne, at: new Date("2026-11-30T09:12:00Z") };
  return [
    entry("Gestion – Dossiers", "rien de cherché", () => page("", { kind: "none_asked", recent: [] })),
    entry("Gestion – Dossiers", "les derniers ouverts", () =>
      page("", { kind: "none_asked", recent: [recent] }),
    ),
    entry("Gestion – Dossiers", "trouvés", () => page("guennec", found("guennec"))),
    entry("Gestion – Dossiers", "un seul, par son téléphone", () =>
      page("06 39 98 01 42", found("06 39 98 01 42", { files: filesFor("06 39 98 01 42").slice(0, 1) })),
    ),
    entry("Gestion – Dossiers", "plus de 50", () => page("le", found("le", { isMore: true }))),
    entry("Gestion – Dossiers", "aucun", () => page("guennek", found("guennek", { files: [] }))),
    entry("Gestion – Dossiers", "un import vient de finir", () =>
      page("guennec", found("guennec", { isIndexBehind: true })),
    ),
    entry("Gestion – Dossiers", "des signes seuls", () => page("%_%", { kind: "unreadable" })),
    entry("Gestion – Dossiers", "trop de recherches", () =>
      page("guennec", { kind: "too_many_searches", lock: soon }),
    ),
  ];
};
