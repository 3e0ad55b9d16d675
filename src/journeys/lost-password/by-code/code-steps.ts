import type { Policy } from "#spaces/space.ts";

export const codeSteps = ["Votre numéro", "Votre code", "Votre mot de passe"];

const postSteps = ["Votre numéro", "Votre courrier", "Votre mot de passe"];

export const stepsOf = ({ codes }: Policy) => (codes ? codeSteps : postSteps);

export const codePath = "/mot-de-passe-oublie";
