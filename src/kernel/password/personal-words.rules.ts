import { longestAddress } from "#kernel/text/mail-address.rules.ts";
import { fault, type PasswordFault } from "./password-fault.rules.ts";
import { fold, isMostlyMadeOf, wordsWithin } from "./password-guess.rules.ts";
import type { PasswordRule } from "./password-rule.ts";

export type AboutHolder = {
  number: string;
  names: readonly string[];
  organisation: string;
  city: string;
  email: string | null;
};

type Names = { firstName: string; lastName: string; organisation: string };

export const noNames: Names = { firstName: "", lastName: "", organisation: "" };

export const aboutNames = ({ firstName, lastName, organisation }: Names): AboutHolder => ({
  number: "",
  names: [firstName, lastName],
  organisation,
  city: "",
  email: null,
});

/** What a space says of passwords, and its terms for what they may not consist of. */
export type PasswordSpace = {
  policy: { password: PasswordRule };
  wording: { number: string; emailAddress: string };
};

type PersonalWords = PasswordFault & { words: string[] };

/** Faults of a password that is mostly made of words that stand for this holder or this portal. */
export function faultsOfPerson(space: PasswordSpace, folded: string, about: AboutHolder): PasswordFault[] {
  const words = wordsWithin(folded);
  const known = personalWords(space, about);
  const personal = known.filter(
    (kind) => kind.words.some((word) => words.has(word)) || isMostlyMadeOf(folded, kind.words),
  );
  if (personal.length > 0) return personal.map(({ reason, message }) => fault(reason, message));
  if (
    !isMostlyMadeOf(
      folded,
      known.flatMap((kind) => kind.words),
    )
  )
    return [];
  return [
    fault("name", "Ce mot de passe est surtout fait de mots qui vous désignent : il serait vite deviné."),
  ];
}

const ofNameOrAddress: readonly PasswordFault["reason"][] = ["name", "organisation", "city", "email"];

/** « ni votre nom ni votre adresse » in the list of rules. `typed` is the NFC password. */
export const isWithoutNameOrAddress = (space: PasswordSpace, typed: string, about: AboutHolder) =>
  typed !== "" &&
  !faultsOfPerson(space, fold(typed), about).some(({ reason }) => ofNameOrAddress.includes(reason));

/** The words a password must not consist of, by origin. */
function personalWords({ policy, wording }: PasswordSpace, about: AboutHolder): PersonalWords[] {
  const names = about.names.filter((name) => name !== "");
  const madeOf = (reason: PasswordFault["reason"], of: string, words: string[]) => ({
    ...fault(reason, `Ce mot de passe est surtout fait ${of} : il serait vite deviné.`),
    words,
  });
  return [
    madeOf("portal", "d’un mot de ce site", policy.password.contextWords.map(fold)),
    madeOf("number", `de votre ${wording.number}`, wordsOf([about.number])),
    madeOf(
      "name",
      "de votre nom ou de votre prénom",
      wordsOf([names.join(" "), names.toReversed().join(" ")]),
    ),
    madeOf("organisation", "du nom de votre établissement", wordsOf([about.organisation])),
    madeOf("city", "du nom de votre commune", wordsOf([about.city])),
    madeOf("email", `de votre ${wording.emailAddress}`, wordsOfAddress(about.email ?? "")),
  ];
}

/** Bounds the work: the rest of a long text identifies nobody. */
const most = { signs: longestAddress, parts: 12 };

/** Each part of a text, and each run of adjacent parts as one word: "Lyon Nord" gives "lyonnord". */
const wordsOf = (texts: readonly string[]) => [
  ...new Set(
    texts
      .map((text) => fold(text.slice(0, most.signs)))
      .flatMap((text) => [text, ...runsOf(text.split(/[^\p{L}\p{N}]+/u, most.parts))])
      .filter((word) => word.length >= 3),
  ),
];

const runsOf = (parts: readonly string[]) =>
  parts.flatMap((_, start) =>
    parts.slice(start).map((_, more) => parts.slice(start, start + more + 1).join("")),
  );

const publicProviders = new Set(
  "gmail googlemail orange wanadoo free sfr neuf bbox numericable club-internet aliceadsl laposte hotmail outlook live msn yahoo icloud proton protonmail gmx aol".split(
    " ",
  ),
);

function wordsOfAddress(email: string): string[] {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1).toLowerCase();
  const own = domain
    .split(".", most.parts)
    .slice(0, -1)
    .filter((part) => !publicProviders.has(part));
  return wordsOf([email.slice(0, Math.max(at, 0)), ...own]);
}
