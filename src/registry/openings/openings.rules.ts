import type { OpeningReason } from "#infra/db/tables/card-tables.ts";

/** Why staff open a card, as they choose it. */
export const openingReasons: Readonly<Record<OpeningReason, string>> = {
  call: "La personne appelle",
  returned_letter: "Traiter un courrier revenu",
  request: "Répondre à une demande",
  control: "Contrôle",
  other: "Autre",
};

export const everyReason = ["call", "returned_letter", "request", "control", "other"] as const;

/** The same, as the holder reads it. */
export const reasonsToHolder: Readonly<Record<OpeningReason, string>> = {
  call: "Vous aviez appelé, ou quelqu’un pour vous",
  returned_letter: "Un courrier pour vous nous était revenu",
  request: "Pour répondre à une demande",
  control: "Pour un contrôle de votre dossier",
  other: "Pour un autre motif",
};
