import { describeDuration } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";

/** What is kept and how long, in the words of the privacy page: one line each. */
export const keptFor = ({
  policy: { lifetimes },
  wording,
}: Space): readonly (readonly [string, string])[] => [
  [
    "Identité, adresse, téléphone, adresse mail, coordonnées bancaires",
    `Tant que vous êtes ${wording.holder}, puis le temps que la loi impose`,
  ],
  ["Mot de passe, conservé sous une forme illisible", "Tant que votre compte est ouvert"],
  [
    "Mot de passe provisoire, conservé sous une forme illisible",
    `${describeDuration(lifetimes.letterSecret)}, puis un mois au plus`,
  ],
  ["Liens envoyés par mail", describeDuration(lifetimes.link)],
  ["Sessions : adresse internet et navigateur", "Un jour au plus, puis dans le journal"],
  ["Journal de sécurité de votre compte", "Un an"],
  ["Mails envoyés : adresse et nature du message", "Trois mois"],
];
