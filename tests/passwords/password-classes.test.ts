import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commonPasswords } from "#account/password/common-passwords.ts";
import { checkPassword } from "#kernel/password/password.rules.ts";
import { tellFaults } from "#kernel/password/password-fault.rules.ts";
import { requirements } from "#kernel/password/password-requirements.rules.ts";
import type { PasswordRule } from "#kernel/password/password-rule.ts";
import { faultsOfShape } from "#kernel/password/password-shape.rules.ts";
import { policy } from "#spaces/adherent/policy.ts";
import { wording } from "#spaces/adherent/wording.ts";
import { spaces } from "#spaces/index.ts";
import { anyText } from "../support/any-text.ts";

const rule = policy.password;
const space = { policy, wording };
const common = await commonPasswords();
const about = { number: "7402315", names: ["Maëlys", "Lefèvre"], organisation: "", city: "", email: null };
const told = (password: string) => tellFaults(checkPassword(space, password, about, common));

const refused = (signs: string) => `Les signes ${signs} ne sont pas acceptés : remplacez-les par d’autres.`;
const least = "Votre mot de passe doit contenir au minimum 8 caractères.";
const long = (length: number) => "Vélo rouge 7 + vallée ! ".repeat(10).slice(0, length);

describe("the rule of the guide, A7: 8 at least, a digit, a special character, a capital", () => {
  test.each([
    "Grenadine+58",
    "Été2026!",
    "Été2026!".normalize("NFD"),
    "ÉTÉ-2026",
    "Œuf coque 3?",
    "vélo Îlot 7€",
    "Bateau9🚲ivre",
    "Tandem٣#bleu",
    "кит Синий 5 - 8",
    "Pommes²7lac",
    "Le “quai” 42 B",
    long(128),
  ])("accepts %s", (password) => expect(told(password)).toBe(""));

  test.each([
    ["Été26!a", least],
    ["Grena58", `${least} Ajoutez un caractère spécial.`],
    ["grenadine+58", "Ajoutez une majuscule."],
    ["Grenadine+rose", "Ajoutez un chiffre."],
    ["Grenadine58", "Ajoutez un caractère spécial."],
    ["Grenadine rose 58", "Ajoutez un caractère spécial."],
    ["grenadine rose", "Ajoutez un chiffre, une majuscule et un caractère spécial."],
    ["grenadine-rose", "Ajoutez un chiffre et une majuscule."],
    ["é1!", `${least} Ajoutez une majuscule.`],
    ["Grenadine\u0303\u200d58", "Ajoutez un caractère spécial."],
    ["l'Orangerie58", "Le signe ' (apostrophe) n’est pas accepté : remplacez-le par un autre."],
    ["Orangerie_58+", "Le signe _ (underscore) n’est pas accepté : remplacez-le par un autre."],
    ["100%-Orange", "Le signe % (pourcentage) n’est pas accepté : remplacez-le par un autre."],
    ["C:\\Orange58", "Le signe \\ (antislash) n’est pas accepté : remplacez-le par un autre."],
    ["L'Orange_58%\\", refused("' (apostrophe), % (pourcentage), \\ (antislash) et _ (underscore)")],
    ["orange_'", `Ajoutez un chiffre et une majuscule. ${refused("' (apostrophe) et _ (underscore)")}`],
    ["Azerty12$", "Ce mot de passe, ou le mot dont il est fait, est parmi les plus courants"],
    ["Mutuelle1!", "Ce mot de passe est surtout fait d’un mot de ce site"],
    [
      "mutuelle",
      "Ajoutez un chiffre, une majuscule et un caractère spécial. Ce mot de passe est surtout fait",
    ],
    ["Lefèvre-56", "Ce mot de passe est surtout fait de votre nom ou de votre prénom"],
    [long(129), "Votre mot de passe compte 129 caractères : 128 au plus"],
  ])("%s: %s", (password, words) => {
    expect(told(password)).toContain(words);
    expect(told(password).startsWith(words)).toBe(true);
    expect(told(password.normalize("NFD"))).toBe(told(password));
  });

  test("accepts the curly apostrophe", () => expect(told("L’Orangerie 58")).toBe(""));
});

test("the page states the rule, and its examples are accepted", () => {
  const labels = Object.fromEntries(requirements(rule).map(({ id, label }) => [id, label]));
  expect(labels).toEqual({
    minimum: "au moins 8 caractères",
    digit: "un chiffre",
    upper: "une majuscule, accentuée ou non",
    special: "un caractère spécial (ni lettre, ni chiffre, ni espace), par exemple !, ?, + ou @",
    refused: "sans ' (apostrophe), % (pourcentage), \\ (antislash) ni _ (underscore)",
    maximum: "au plus 128 caractères, espaces et signes compris",
  });
  for (const example of ["!", "?", "+", "@"]) expect(told(`Tandem58bleu${example}`)).toBe("");
});

/** Any text, and texts made of the characters in the rules. */
const typedText = fc.oneof(
  anyText({ maxLength: 160 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(..."aÉe\u03017٣!'%\\_-]^[ \t🚲²ﬁ\u200d"), maxLength: 24 }),
  fc.string({ unit: fc.constantFrom(..."aB7!"), minLength: 120, maxLength: 134 }),
);

const harsh: PasswordRule = {
  ...rule,
  alphanumeric: 9,
  classes: ["special", "lower", "upper", "digit"],
  refused: ["]", "^", "-", "[", "\\", "&", "🚲", " "],
};

test("the page's live ticks agree with the server", () => {
  for (const judged of [...spaces.map(({ policy: { password } }) => password), harsh]) {
    const patterns = requirements(judged).map(({ pattern }) => new RegExp(pattern, "su"));
    fc.assert(
      fc.property(typedText, (typed) => {
        const password = typed.normalize("NFC");
        const ticked = patterns.every((pattern) => pattern.test(password));
        expect(ticked).toBe(faultsOfShape(judged, password).length === 0);
        expect(faultsOfShape(judged, password).length > 0).toBe(isWanting(judged, password));
      }),
      { numRuns: 1000 },
    );
  }
});

/** The rule written again, character by character, without a pattern for the whole password. */
function isWanting(judged: PasswordRule, password: string): boolean {
  const signs = [...password];
  const some = (kind: RegExp) => signs.some((sign) => kind.test(sign));
  const held = {
    lower: some(/\p{Ll}/u),
    upper: some(/\p{Lu}/u),
    digit: some(/\p{Nd}/u),
    special: signs.some((sign) => !/\p{L}|\p{M}|\p{Nd}|\p{Z}|\p{Cc}|\p{Cf}/u.test(sign)),
  };
  return (
    signs.length < judged.minimum ||
    signs.length > judged.maximum ||
    signs.filter((sign) => /\p{L}|\p{N}/u.test(sign)).length < judged.alphanumeric ||
    judged.classes.some((name) => !held[name]) ||
    signs.some((sign) => judged.refused.includes(sign))
  );
}
