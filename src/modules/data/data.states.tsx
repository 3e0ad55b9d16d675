import type { OpeningOfDay } from "#registry/openings/openings.queries.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { sampleMember } from "../sample-member.ts";
import { DataPage } from "./data-page.tsx";

const openings: readonly OpeningOfDay[] = [
  { id: "3", day: "2026-11-30", role: "agent", reason: "call", note: "" },
  { id: "2", day: "2026-11-12", role: "superviseur", reason: "other", note: "Deux dossiers au même nom" },
  { id: "1", day: "2026-11-02", role: "agent", reason: "returned_letter", note: "" },
];
const whole = { skip: 0, newer: null, older: null };

export const dataStates = (space: Space) => {
  const visit = sampleMember(space);
  return [
    entry("Mes données", "dossier jamais ouvert", () => (
      <DataPage visit={visit} openings={[]} total={0} part={whole} />
    )),
    entry("Mes données", "quelques ouvertures", () => (
      <DataPage visit={visit} openings={openings} total={3} part={whole} />
    )),
    entry("Mes données", "une suite", () => (
      <DataPage
        visit={visit}
        openings={openings}
        total={60}
        part={{ skip: 20, newer: "", older: "?avant=21" }}
      />
    )),
  ];
};
