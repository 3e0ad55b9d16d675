import type { Policy } from "#spaces/space.ts";

/** Where one stands on the way to another password. */
export const resetSteps = ["Votre demande", "Votre code", "Votre mot de passe"];

/** Under the space. */
export const resetPath = "/mot-de-passe-oublie";

/** After the path where number and code are typed: the mail has been read, its link brought one there. */
export const byLink = "?par=lien";

/** What the refusals of a code say here, where it goes with a number and nothing comes by post. */
export const resetWords = { wrong: "Ce numéro ou ce code n’est pas le bon.", otherWay: "" };

/** Whether an account without an address gets one where accounts are opened: by what the registry knows (S8). */
export const proveAgain = ({ enrolment }: Policy) => enrolment === "registry-secret";
