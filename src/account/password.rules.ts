import type { PasswordRule } from "#spaces/space.ts";
import { isMisspeltAsPrinted } from "./letter-secret.rules.ts";
import { fault, type PasswordFault } from "./password-fault.rules.ts";
import {
  fold,
  isMostlyMadeOf,
  isOneSignRepeated,
  isPlainSequence,
  wordsWithin,
} from "./password-guess.rules.ts";
import { faultsOfShape } from "./password-shape.rules.ts";

/** What a stranger may know about whoever chooses the password. */
export type AboutHolder = {
  number: string;
  names: readonly string[];
  email: string | null;
};

/**
 * Everything that is wrong with a password, in the order to say it; empty when it may be taken. A password
 * is judged as it is, never cut. `commonPasswords` holds folded words.
 */
export function checkPassword(
  rule: PasswordRule,
  password: string,
  about: AboutHolder,
  commonPasswords: ReadonlySet<string>,
): PasswordFault[] {
  const typed = password.normalize("NFC");
  const shape = faultsOfShape(rule, typed);
  if (shape.some(({ reason }) => reason === "too_long")) return shape;
  return [...shape, ...likeALetter(typed), ...guesses(rule, fold(typed), about, commonPasswords)];
}

/** At sign-in it would be taken for a slip in copying a letter, and never be judged. */
const likeALetter = (typed: string) =>
  isMisspeltAsPrinted(typed)
    ? [
        fault(
          "letter_like",
          "Ce mot de passe a la forme de ceux que nous envoyons par courrier, trois groupes de quatre signes : donnez-lui une autre forme.",
        ),
      ]
    : [];

function guesses(
  rule: PasswordRule,
  folded: string,
  about: AboutHolder,
  commonPasswords: ReadonlySet<string>,
): PasswordFault[] {
  if (folded === "") return [];
  if (isOneSignRepeated(folded))
    return [fault("one_sign", "Ce mot de passe répète un seul caractère : il serait deviné aussitôt.")];
  if (isPlainSequence(folded))
    return [
      fault(
        "sequence",
        "Ce mot de passe est une suite de touches, de lettres ou de chiffres : il serait deviné aussitôt.",
      ),
    ];
  const words = wordsWithin(folded);
  const known = personalWords(rule, about);
  const personal = known.filter(
    (kind) => kind.words.some((word) => words.has(word)) || isMostlyMadeOf(folded, kind.words),
  );
  const together = known.flatMap((kind) => kind.words);
  if (personal.length > 0) return personal.map(({ reason, message }) => fault(reason, message));
  if (isMostlyMadeOf(folded, together))
    return [
      fault("name", "Ce mot de passe est surtout fait de mots qui vous désignent : il serait vite deviné."),
    ];
  if ([...words].some((word) => commonPasswords.has(word)))
    return [
      fault(
        "common",
        "Ce mot de passe, ou le mot dont il est fait, est parmi les plus courants : il serait vite deviné.",
      ),
    ];
  return [];
}

type PersonalWords = PasswordFault & { words: string[] };

function personalWords(rule: PasswordRule, about: AboutHolder): PersonalWords[] {
  const localPart = about.email?.slice(0, about.email.lastIndexOf("@")) ?? "";
  return [
    {
      reason: "portal",
      message: "Ce mot de passe est surtout fait d’un mot de ce site : il serait vite deviné.",
      words: rule.contextWords.map(fold),
    },
    {
      reason: "number",
      message: "Ce mot de passe est surtout fait de votre identifiant : il serait vite deviné.",
      words: wordsOf([about.number]),
    },
    {
      reason: "name",
      message: "Ce mot de passe est surtout fait de votre nom ou de votre prénom : il serait vite deviné.",
      words: wordsOf(about.names),
    },
    {
      reason: "email",
      message: "Ce mot de passe est surtout fait de votre adresse mail : il serait vite deviné.",
      words: wordsOf([localPart]),
    },
  ];
}

/** Each text whole, without what separates its parts, and each of its parts of three signs or more. */
const wordsOf = (texts: readonly string[]) =>
  texts
    .map(fold)
    .flatMap((text) => [text, text.replace(/[^\p{L}\p{N}]/gu, ""), ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length >= 3);
