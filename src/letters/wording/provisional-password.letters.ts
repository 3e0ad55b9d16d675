import type { LetterSheet } from "#infra/letters/letter-sheet.ts";
import { type Enclosure, type SecretLetter, secretSheet } from "./letter-wording.letters.ts";

export const provisionalPasswordLetter = (enclosure: Enclosure, letter: SecretLetter): LetterSheet =>
  secretSheet(enclosure, letter, {
    subject: "Ouverture de l’espace personnel : second courrier",
    why: `Voici, avec le premier courrier que vous avez reçu, de quoi ouvrir « ${enclosure.space.wording.name} ».`,
    label: "Votre mot de passe provisoire",
    heading: "Pour commencer",
    steps: [
      "Choisissez « Créer mon espace personnel » et recopiez ce que donnent les deux courriers.",
      "Choisissez un nouveau mot de passe, que vous serez seul à connaître.",
    ],
  });
