import type { LetterSheet } from "#infra/letters/letter-sheet.ts";
import { type Enclosure, entrancePart, letterSheet } from "./letter-wording.letters.ts";

export function notificationLetter(
  enclosure: Enclosure,
  letter: { reference: string; recipient: readonly string[]; number: string },
): LetterSheet {
  const { wording } = enclosure.space;
  return letterSheet(enclosure, letter, {
    subject: "Ouverture de l’espace personnel : premier courrier",
    body: [
      {
        kind: "text",
        text: `Un espace personnel vous est ouvert sur Internet : « ${wording.name} ». Pour y entrer la première fois, il vous faut trois choses : ce courrier, un second envoyé à part, et une ${wording.emailAddress}.`,
      },
      { kind: "value", label: `Votre ${wording.number}`, value: letter.number },
      {
        kind: "text",
        text: `Gardez ce courrier en lieu sûr. Le second vous apporte un mot de passe provisoire. Vous n’avez pas d’${wording.emailAddress} ? Appelez-nous.`,
      },
      { kind: "heading", text: "Quand vous aurez les deux courriers" },
      {
        kind: "steps",
        steps: [
          "Tapez l’adresse imprimée sous le carré, ou photographiez-le avec un téléphone.",
          "Choisissez « Créer mon espace personnel ».",
          "Recopiez ce que vous donnent les deux courriers, puis laissez-vous guider.",
        ],
      },
      entrancePart(enclosure),
    ],
  });
}
