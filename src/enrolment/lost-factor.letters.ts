import { groupSecret } from "#account/letter-secret.rules.ts";
import type { LetterSheet } from "#infra/letters/letter-sheet.ts";
import {
  type Enclosure,
  entrancePart,
  letterSheet,
  type SecretLetter,
  secretIsYours,
} from "./letter-wording.letters.ts";

/** A code that stands in for a second factor that was lost. It is no password, and is not called one. */
export function lostFactorLetter(enclosure: Enclosure, letter: SecretLetter): LetterSheet {
  const { wording } = enclosure.space;
  return letterSheet(enclosure, letter, {
    subject: "Vous connecter sans votre seconde vérification",
    unasked: "possibly",
    body: [
      {
        kind: "text",
        text: `Vous avez perdu votre seconde vérification sur « ${wording.name} », et demandé ce code. Il la retire, une seule fois, après votre mot de passe.`,
      },
      { kind: "value", label: "Votre code de déblocage", value: groupSecret(letter.secret) },
      secretIsYours(enclosure, letter.lastDay),
      { kind: "heading", text: "Pour vous connecter" },
      {
        kind: "steps",
        steps: [
          "Tapez l’adresse imprimée sous le carré, ou photographiez-le avec un téléphone.",
          "Connectez-vous comme d’habitude, avec votre mot de passe.",
          "Ouvrez « J’ai perdu ma seconde vérification » et recopiez ce code.",
        ],
      },
      entrancePart(enclosure),
    ],
  });
}
