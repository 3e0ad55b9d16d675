import { returnReasons } from "#letters/returns/return-reasons.rules.ts";

/** The values of facts that the code names; others, such as a file name, are shown as they are. */
export const effectValues: Readonly<Record<string, string>> = {
  ...returnReasons,
  contact_correction: "corriger un contact",
  holder: "la personne elle-même",
  other: "quelqu’un d’autre",
  registry: "registre",
  payments: "prestations",
  notification: "courrier 1, notification",
  provisional_password: "courrier 2, mot de passe provisoire",
  new_password: "nouveau mot de passe",
  lost_factor: "seconde vérification perdue",
};
