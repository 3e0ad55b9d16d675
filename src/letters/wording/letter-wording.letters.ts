import type { LetterPart, LetterSheet } from "#infra/letters/letter-sheet.ts";
import { describeDuration } from "#kernel/duration.ts";
import { describeDay } from "#kernel/moment.ts";
import { groupCode } from "#kernel/text/checked-code.rules.ts";
import type { Space } from "#spaces/space.ts";
import { groupReference } from "../reference.rules.ts";

export type Enclosure = { space: Space; entrance: URL; printedAt: Date };

export function letterSheet(
  { space, printedAt }: Enclosure,
  letter: { reference: string; recipient: readonly string[] },
  content: { subject: string; body: readonly LetterPart[]; unasked?: "possibly" },
): LetterSheet {
  const { contact, organisation } = space.wording;
  const [, ...address] = contact.address;
  return {
    sender: [organisation, ...address, `Téléphone : ${contact.phone}`, contact.email],
    recipient: letter.recipient,
    date: `Le ${describeDay(printedAt)}`,
    reference: `Référence : ${groupReference(letter.reference)}`,
    barCode: letter.reference,
    subject: content.subject,
    body: [
      { kind: "text", text: "Madame, Monsieur," },
      ...content.body.map(withZeroExplained),
      { kind: "text", text: helpLine(space, content.unasked === "possibly") },
    ],
    signature: organisation,
  };
}

/** Atkinson's slashed zero cannot be read as the letter O, but some read it as an 8, hence the explanation. */
function withZeroExplained(part: LetterPart, place: number, body: readonly LetterPart[]): LetterPart {
  const above = body[place - 1];
  const isBelowZero = above?.kind === "value" && above.value.includes("0");
  if (part.kind !== "text" || !isBelowZero) return part;
  return { ...part, text: `${part.text} Le signe 0, barré, est le chiffre zéro.` };
}

/** Somebody else may have requested the letter, so it tells its recipient where to call. */
const helpLine = ({ wording: { contact } }: Space, isPerhapsUnasked: boolean) =>
  `Besoin d’aide${isPerhapsUnasked ? ", ou vous n’avez rien demandé" : ""} ? Appelez-nous au ${contact.phone}, ${contact.hours}.`;

/** `path`: the page of the space where the letter is needed; without it, the home page. */
export function entrancePart({ space, entrance }: Enclosure, path = ""): LetterPart {
  const url = entrance.href.replace(/\/$/, "") + path;
  return { kind: "address", url, description: `Code QR vers ${space.wording.name}, ${url}` };
}

export type SecretLetter = {
  reference: string;
  recipient: readonly string[];
  secret: string;
  lastDay: Date;
};

export type RequestedLetter = SecretLetter & { byStaff: boolean; hasAccount: boolean };

type SecretContent = {
  subject: string;
  unasked?: "possibly";
  why: string;
  label: string;
  heading: string;
  steps: readonly string[];
  leadsTo?: "/connexion";
};

/** A letter with a secret. It never contains the holder's number. */
export const secretSheet = (
  enclosure: Enclosure,
  letter: SecretLetter,
  { why, label, heading, steps, leadsTo, ...content }: SecretContent,
): LetterSheet =>
  letterSheet(enclosure, letter, {
    ...content,
    body: [
      { kind: "text", text: why },
      { kind: "value", label, value: groupCode(letter.secret) },
      secretIsYours(enclosure, letter.lastDay),
      { kind: "heading", text: heading },
      {
        kind: "steps",
        steps: ["Tapez l’adresse imprimée sous le carré, ou photographiez-le avec un téléphone.", ...steps],
      },
      entrancePart(enclosure, leadsTo),
    ],
  });

const secretIsYours = ({ space: { policy } }: Enclosure, lastDay: Date): LetterPart => ({
  kind: "text",
  text: `Il est valable ${describeDuration(policy.lifetimes.letterSecret)}, jusqu’au ${describeDay(lastDay)} inclus. Ne le donnez à personne : nous ne vous le demanderons jamais.`,
});
