import type { LetterSheet } from "#infra/letters/letter-sheet.ts";
import { type Enclosure, type RequestedLetter, secretSheet } from "./letter-wording.letters.ts";

export function newPasswordLetter(enclosure: Enclosure, letter: RequestedLetter): LetterSheet {
  const { wording } = enclosure.space;
  const untilThen = letter.hasAccount ? " ; d’ici là, celui que vous aviez reste bon." : ".";
  const { why, ...origin } = letter.byStaff ? sentByStaff : asked;
  return secretSheet(enclosure, letter, {
    ...origin,
    why: `${why} pour « ${wording.name} ». Il ne sert qu’à en choisir un autre${untilThen}`,
    label: "Votre mot de passe provisoire",
    heading: "Pour choisir votre mot de passe",
    leadsTo: "/connexion",
    steps: [
      `Connectez-vous avec votre ${wording.number} et ce mot de passe provisoire.`,
      "Choisissez un nouveau mot de passe, puis connectez-vous avec lui.",
    ],
  });
}

const asked = {
  subject: "Le mot de passe que vous avez demandé",
  unasked: "possibly",
  why: "Vous avez demandé ce mot de passe",
} as const;

const sentByStaff = {
  subject: "Un mot de passe provisoire pour vous",
  why: "Notre service vous envoie ce mot de passe",
} as const;
