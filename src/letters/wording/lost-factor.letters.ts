import type { LetterSheet } from "#infra/letters/letter-sheet.ts";
import { type Enclosure, type RequestedLetter, secretSheet } from "./letter-wording.letters.ts";

/** The code replaces a second factor. The text never calls it a password. */
export const lostFactorLetter = (enclosure: Enclosure, letter: RequestedLetter): LetterSheet =>
  secretSheet(enclosure, letter, {
    subject: "Vous connecter sans votre seconde vérification",
    ...(letter.byStaff ? {} : { unasked: "possibly" }),
    why: `Vous avez perdu votre seconde vérification sur « ${enclosure.space.wording.name} », et ${letter.byStaff ? "notre service vous envoie" : "demandé"} ce code. Il la retire, une seule fois, après votre mot de passe.`,
    label: "Votre code de déblocage",
    heading: "Pour vous connecter",
    leadsTo: "/connexion",
    steps: [
      "Connectez-vous comme d’habitude, avec votre mot de passe.",
      "Ouvrez « J’ai perdu ma seconde vérification » et recopiez ce code.",
    ],
  });
