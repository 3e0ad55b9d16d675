import { groupSecret } from "#account/letter-secret.rules.ts";
import type { LetterSheet } from "#infra/letters/letter-sheet.ts";
import {
  type Enclosure,
  entrancePart,
  letterSheet,
  type SecretLetter,
  secretIsYours,
} from "./letter-wording.letters.ts";

/** The second letter: the provisional password, and never the number that goes with it. */
export function provisionalPasswordLetter(enclosure: Enclosure, letter: SecretLetter): LetterSheet {
  const { wording } = enclosure.space;
  return letterSheet(enclosure, letter, {
    subject: "Ouverture de l’espace personnel : second courrier",
    body: [
      {
        kind: "text",
        text: `Voici, avec le premier courrier que vous avez reçu, de quoi ouvrir « ${wording.name} ».`,
      },
      { kind: "value", label: "Votre mot de passe provisoire", value: groupSecret(letter.secret) },
      secretIsYours(enclosure, letter.lastDay),
      { kind: "heading", text: "Pour commencer" },
      {
        kind: "steps",
        steps: [
          "Tapez l’adresse imprimée sous le carré, ou photographiez-le avec un téléphone.",
          "Choisissez « Créer mon espace personnel » et recopiez ce que donnent les deux courriers.",
          "Choisissez un nouveau mot de passe, que vous serez seul à connaître.",
        ],
      },
      entrancePart(enclosure),
    ],
  });
}
