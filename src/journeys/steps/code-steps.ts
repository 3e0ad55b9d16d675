/** Where one stands on the way to a password of one's own. */
export const codeSteps = ["Votre numéro", "Votre code", "Votre mot de passe"];

/** Under the space. */
export const codePath = "/mot-de-passe-oublie";
