import { maskEmail, maskPhone } from "#kernel/text/text.ts";
import type { Search } from "#registry/search/read-search.rules.ts";
import type { Match } from "#registry/search/why-found.rules.ts";
import type { Tone } from "#ui/notice.tsx";
import type { FileState } from "./found-states.queries.ts";

const labels: Readonly<Record<Match["kind"], string>> = {
  number: "Numéro",
  lastName: "Nom",
  firstName: "Prénom",
  city: "Ville",
  postalCode: "Code postal",
  email: "Mail",
  phone: "Téléphone",
  ibanEnd: "Fin de l’IBAN",
  reference: "Versement",
};

/** Contacts stay masked: staff compare what the person says with what is on the card. */
export function describeMatch({ kind, value }: Match): { label: string; value: string } {
  const shown = kind === "email" ? maskEmail(value) : kind === "phone" ? maskPhone(value) : value;
  return { label: labels[kind], value: shown };
}

export const stateWords: Readonly<Record<FileState, { words: string; tone: Tone }>> = {
  left_registry: { words: "Hors du registre", tone: "info" },
  locked: { words: "Bloqué", tone: "bad" },
  account_open: { words: "Compte ouvert", tone: "ok" },
  account_closed: { words: "Compte fermé", tone: "warn" },
  letter_on_way: { words: "Courrier en route", tone: "info" },
  letter_to_print: { words: "Courrier à imprimer", tone: "info" },
  letter_returned: { words: "Courrier revenu", tone: "warn" },
  never_enrolled: { words: "Jamais inscrit", tone: "info" },
};

/** What the typed text looks like, for the audit. */
export function kindOfSearch({ readings: [reading = []] }: Search): string {
  const kinds = new Set(reading.flatMap(({ spans }) => spans.slice(0, 1).map(({ kind }) => kind)));
  for (const kind of ["email", "phone", "ibanEnd", "number", "postalCode"] as const)
    if (kinds.has(kind)) return labels[kind].toLowerCase();
  return "nom";
}

const longestKept = 60;
const wholeIban = /[A-Z]{2}\d{2}(?:[\s.-]*[A-Z0-9]){10,30}/gi;

/** The audit keeps what was typed, to judge a search by. Never a whole IBAN. */
export const textForAudit = ({ text }: Search): string =>
  text
    .replace(wholeIban, (iban) => `…${iban.replace(/[\s.-]/g, "").slice(-5)}`)
    .slice(0, longestKept)
    .toWellFormed();
