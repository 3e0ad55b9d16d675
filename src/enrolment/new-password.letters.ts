import type { LetterSheet } from "#infra/letters/letter-sheet.ts";
import { type Enclosure, type SecretLetter, secretSheet } from "./letter-wording.letters.ts";

/** A10: a provisional password for whoever asked for one by post. */
export function newPasswordLetter(enclosure: Enclosure, letter: SecretLetter): LetterSheet {
  const { wording } = enclosure.space;
  return secretSheet(enclosure, letter, {
    subject: "Le mot de passe que vous avez demandé",
    unasked: "possibly",
    why: `Vous avez demandé ce mot de passe pour « ${wording.name} ». Il ne sert qu’à en choisir un autre ; d’ici là, celui que vous aviez reste bon.`,
    label: "Votre mot de passe provisoire",
    heading: "Pour choisir votre mot de passe",
    steps: [
      `Connectez-vous avec votre ${wording.number} et ce mot de passe provisoire.`,
      "Choisissez un nouveau mot de passe, puis connectez-vous avec lui.",
    ],
  });
}
