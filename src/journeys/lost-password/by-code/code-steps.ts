import type { Policy } from "#spaces/space.ts";

/** Where one stands on the way to a password of one's own. */
export const codeSteps = ["Votre numéro", "Votre code", "Votre mot de passe"];

const postSteps = ["Votre numéro", "Votre courrier", "Votre mot de passe"];

/** The same, by the ways that the policy offers. */
export const stepsOf = ({ codes }: Policy) => (codes ? codeSteps : postSteps);

/** Under the space. */
export const codePath = "/mot-de-passe-oublie";
