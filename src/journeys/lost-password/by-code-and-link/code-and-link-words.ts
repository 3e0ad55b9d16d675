import type { Policy } from "#spaces/space.ts";

export const codeAndLinkSteps = ["Votre demande", "Votre code", "Votre mot de passe"];

export const codeAndLinkPath = "/mot-de-passe-oublie";

/** Query of the page when its link was opened: the mail has arrived. */
export const byLink = "?par=lien";

export const codeAndLinkWords = { wrong: "Ce numéro ou ce code n’est pas le bon.", otherWay: "" };

/** Whether an account without an address gets one with the registry's secret (S8). */
export const proveAgain = ({ enrolment }: Policy) => enrolment === "registry-secret";
