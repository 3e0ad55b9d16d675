import type { LetterState } from "#infra/db/tables/enrolment-tables.ts";

type Standing = { label: string; next: readonly LetterState[] };

export const letterStates: Readonly<Record<LetterState, Standing>> = {
  to_print: { label: "à imprimer", next: ["printed", "expired"] },
  printed: { label: "imprimée", next: ["posted", "returned", "used", "expired"] },
  posted: { label: "postée", next: ["returned", "used", "expired"] },
  returned: { label: "revenue", next: [] },
  used: { label: "utilisée", next: [] },
  expired: { label: "expirée", next: ["used"] },
};

export const everyLetterState = Object.keys(letterStates) as LetterState[];

export const statesBefore = (state: LetterState) =>
  everyLetterState.filter((from) => letterStates[from].next.includes(state));
