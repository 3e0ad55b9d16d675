import type { Policy } from "#spaces/space.ts";

export const codeSteps = ["Votre numéro", "Votre code", "Votre mot de passe"];

export const letterSteps = ["Votre numéro", "Votre courrier", "Votre mot de passe"];

/** Before the number is known, and with it the way. */
export const firstSteps = ({ codes }: Policy) =>
  codes ? ["Votre numéro", "Code ou courrier", "Votre mot de passe"] : letterSteps;

export const codePath = "/mot-de-passe-oublie";
