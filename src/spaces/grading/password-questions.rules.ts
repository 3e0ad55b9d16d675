import type { PasswordRule } from "../space.ts";
import { asvs, cnil, nist, type Question } from "./grade.ts";

/** The signs of the CNIL's own reckoning: 26 letters twice, 10 digits, 37 others. */
const everySign = 99;
/** Who is asked for no kind of sign in particular types small letters and digits. */
const easySigns = 36;

/** Bits of a random password of the shortest length, from the signs that people are led to use. */
export function passwordBits(rule: PasswordRule): number {
  const signs = rule.classes.length >= 3 ? everySign - rule.refused.length : easySigns;
  return Math.max(rule.minimum, rule.alphanumeric) * Math.log2(signs);
}

/** With a restriction of access; alone, a password needs 80 (CNIL 2022-100, cases 1 and 2). */
const bitsWithRestriction = 50;

export const passwordQuestions: readonly Question[] = [
  {
    subject: "Shortest password",
    ask: ({ password, signIn }) => ({
      says: `${password.minimum} characters`,
      figure: `${passwordBits(password).toFixed(1)} bits`,
      grades: [
        cnil("case 2, 50 bits", passwordBits(password) >= bitsWithRestriction),
        nist("3.1.1.2, 15 alone or 8", password.minimum >= (signIn.secondFactor === "required" ? 8 : 15)),
        asvs("V6.2.1, 8", password.minimum >= 8),
      ],
    }),
  },
  {
    subject: "Longest password",
    ask: ({ password }) => ({
      says: `${password.maximum} characters, never cut`,
      figure: null,
      grades: [nist("3.1.1.2, 64", password.maximum >= 64), asvs("V6.2.9, 64", password.maximum >= 64)],
    }),
  },
  {
    subject: "Kinds of signs",
    ask: ({ password: { classes, refused, alphanumeric } }) => ({
      says: [
        classes.length > 0 ? `demands ${classes.join(", ")}` : "",
        alphanumeric > 0 ? `demands ${alphanumeric} letters or digits` : "",
        refused.length > 0 ? `refuses ${refused.join(" ")}` : "",
      ]
        .filter(Boolean)
        .join("; "),
      figure: null,
      grades: [
        nist("3.1.1.2, none imposed", classes.length === 0 && refused.length === 0 && alphanumeric === 0),
        asvs("V6.2.5, none imposed", classes.length === 0 && refused.length === 0 && alphanumeric === 0),
      ],
    }),
  },
  {
    subject: "Guessable passwords",
    ask: ({ password }) => ({
      says: `common words, own names, ${password.contextWords.length} words of the portal refused`,
      figure: null,
      grades: [nist("3.1.1.2, blocklist", true), asvs("V6.2.4, V6.2.11", password.contextWords.length > 0)],
    }),
  },
  {
    subject: "Former passwords",
    ask: ({ password: { history } }) => ({
      says: history > 0 ? `the last ${history} refused` : "the present one refused",
      figure: null,
      grades: [],
    }),
  },
  {
    subject: "Renewal",
    ask: ({ renewal }) => ({
      says: renewal ? "advised, never forced" : "never asked for",
      figure: null,
      grades: [
        cnil("no periodic change", true),
        nist("3.1.1.2, none forced", true),
        asvs("V6.2.10, none forced", true),
      ],
    }),
  },
];
