import { spaces } from "#spaces/index.ts";
import type { Space } from "#spaces/space.ts";

/** What pages, mails, SMS and letters name, and every word that has ever named it. */
const rivals = {
  emailAddress: [
    ...spaces.map(({ wording }) => wording.emailAddress),
    ..."adresse mail, adresse email, adresse électronique, courriel, courriels, e-mail, e-mails, email".split(
      ", ",
    ),
  ],
  number: [
    ...spaces.flatMap(({ wording, policy }) => [
      wording.number,
      wording.numberLabel,
      ...(policy.signIn.by === "number" ? [wording.signInLabel] : []),
    ]),
    ..."identifiant, login, matricule, code d’accès".split(", "),
  ],
  junkMail: ["(spam)", "(spams)", "spam", "spams", "pourriel", "courriers indésirables (spam)"],
  signOut: ["déconnexion", "me déconnecter", "se déconnecter"],
};

type Thing = keyof typeof rivals;

/** The one term of each thing in a space. */
export const termsOf = ({ wording }: Space): Record<Thing, string> => ({
  emailAddress: wording.emailAddress.toLowerCase(),
  number: wording.number.toLowerCase(),
  junkMail: "courriers indésirables (spam)",
  signOut: "déconnexion",
});

const literally = (term: string) => term.toLowerCase().replace(/[().]/g, "\\$&");
/** The longest first: "adresse e-mail" is not "e-mail". */
const anyOf = (terms: readonly string[]) => {
  const longestFirst = [...new Set(terms.map(literally))].toSorted((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}@.-])(?:${longestFirst.join("|")})(?![\\p{L}\\p{N}@-])`, "gu");
};
const patterns = Object.entries(rivals).map(([thing, terms]) => [thing as Thing, anyOf(terms)] as const);

/** `["number: identifiant"]`: what a text calls the things above, each once. Takes markup. */
export function termsIn(text: string): string[] {
  const plain = text
    .replace(/<[^>]+>/g, " ")
    .replace(/[\s\u00a0\u202f]+/gu, " ")
    .replaceAll("'", "’")
    .toLowerCase();
  const found = patterns.flatMap(([thing, pattern]) =>
    [...plain.matchAll(pattern)].map(([term]) => `${thing}: ${term}`),
  );
  return [...new Set(found)];
}

/** The terms of a text that are not those of its space. */
export function foreignTerms(space: Space, text: string): string[] {
  const own = Object.entries(termsOf(space)).map(([thing, term]) => `${thing}: ${term}`);
  return termsIn(text).filter((term) => !own.includes(term));
}
