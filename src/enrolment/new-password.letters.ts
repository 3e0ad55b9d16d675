import { groupSecret } from "#account/letter-secret.rules.ts";
import type { LetterSheet } from "#infra/letters/letter-sheet.ts";
import {
  type Enclosure,
  entrancePart,
  letterSheet,
  type SecretLetter,
  secretIsYours,
} from "./letter-wording.letters.ts";

/** A10: a provisional password for whoever asked for one by post, and never the number that goes with it. */
export function newPasswordLetter(enclosure: Enclosure, letter: SecretLetter): LetterSheet {
  const { wording } = enclosure.space;
  return letterSheet(enclosure, letter, {
    subject: "Le mot de passe que vous avez demandé",
    unasked: "possibly",
    body: [
      {
        kind: "text",
        text: `Vous avez demandé ce mot de passe pour « ${wording.name} ». Il ne sert qu’à en choisir un autre ; d’ici là, celui que vous aviez reste bon.`,
      },
      { kind: "value", label: "Votre mot de passe provisoire", value: groupSecret(letter.secret) },
      secretIsYours(enclosure, letter.lastDay),
      { kind: "heading", text: "Pour choisir votre mot de passe" },
      {
        kind: "steps",
        steps: [
          "Tapez l’adresse imprimée sous le carré, ou photographiez-le avec un téléphone.",
          `Connectez-vous avec votre ${wording.number} et ce mot de passe provisoire.`,
          "Choisissez un nouveau mot de passe, puis connectez-vous avec lui.",
        ],
      },
      entrancePart(enclosure),
    ],
  });
}
