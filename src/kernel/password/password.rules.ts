import { readsAsSecret } from "./letter-secret.rules.ts";
import { fault, type PasswordFault } from "./password-fault.rules.ts";
import { fold, isOneSignRepeated, isPlainSequence, wordsWithin } from "./password-guess.rules.ts";
import { faultsOfShape } from "./password-shape.rules.ts";
import { type AboutHolder, faultsOfPerson, type PasswordSpace } from "./personal-words.rules.ts";

/** Every fault of a password, in display order. The password is never cut. `commonPasswords` holds folded words. */
export function checkPassword(
  space: PasswordSpace,
  password: string,
  about: AboutHolder,
  commonPasswords: ReadonlySet<string>,
): PasswordFault[] {
  const typed = password.normalize("NFC");
  const shape = faultsOfShape(space.policy.password, typed);
  if (shape.some(({ reason }) => reason === "too_long")) return shape;
  return [...shape, ...likeALetter(typed), ...guesses(space, fold(typed), about, commonPasswords)];
}

/** Sign-in reads such a text as a letter's secret only: as a password too, it would get two counts of tries. */
const likeALetter = (typed: string) =>
  readsAsSecret(typed)
    ? [
        fault(
          "letter_like",
          "Ce mot de passe se lit comme ceux que nous envoyons par courrier et ne peut pas être gardé : ajoutez-lui des caractères, ou choisissez-en un autre.",
        ),
      ]
    : [];

function guesses(
  space: PasswordSpace,
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
  const personal = faultsOfPerson(space, folded, about);
  if (personal.length > 0) return personal;
  if ([...wordsWithin(folded)].some((word) => commonPasswords.has(word)))
    return [
      fault(
        "common",
        "Ce mot de passe, ou le mot dont il est fait, est parmi les plus courants : il serait vite deviné.",
      ),
    ];
  return [];
}
