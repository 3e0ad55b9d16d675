import type { Policy } from "#spaces/space.ts";

export const codeSteps = ["Votre numéro", "Votre code", "Votre mot de passe"];

export const letterSteps = ["Votre numéro", "Votre courrier", "Votre mot de passe"];

/** Shown before the number is typed: its contacts decide between a code and a letter. */
export const firstSteps = ({ codes }: Policy) =>
  codes ? ["Votre numéro", "Code ou courrier", "Votre mot de passe"] : letterSteps;

export const codePath = "/mot-de-passe-oublie";
