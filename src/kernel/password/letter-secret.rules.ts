import { done, type Result, refused } from "#kernel/result.ts";
import type { PasswordRule } from "./password-rule.ts";

/** Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U. */
export const secretAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 55 bits; one more sign is the check. */
export const drawnSigns = 11;

const shape = new RegExp(`^[${secretAlphabet}]{${drawnSigns + 1}}$`);

/** A sum in GF(32) weighted by powers of a generator: it detects one wrong sign, or any two swapped. */
function weigh(signs: string): number {
  let sum = 0;
  for (const sign of signs) sum = timesGenerator(sum) ^ secretAlphabet.indexOf(sign);
  return sum;
}

/** Multiplies by x in GF(2)[x] / (x⁵ + x² + 1). */
const timesGenerator = (element: number) => (element & 16 ? (element << 1) ^ 37 : element << 1);

export const withCheckSign = (drawn: string) => drawn + secretAlphabet.charAt(timesGenerator(weigh(drawn)));

export const groupSecret = (secret: string) => secret.replace(/(.{4})(?=.)/g, "$1-");

/** Drops case, spaces and dashes; reads O, I and L as digits. */
export const foldSecret = (typed: string) =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212]+/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");

/** A copying error is detected here and costs no try. */
export function readSecret(typed: string): Result<string, "misspelt"> {
  const secret = foldSecret(typed);
  if (!shape.test(secret) || weigh(secret) !== 0) return refused("misspelt");
  return done(secret);
}

export const tellMisspelt =
  "Ce mot de passe provisoire comporte une faute de frappe. Recopiez les 12 signes du courrier, par exemple 7K3M-Q2XW-9TBA ; cet essai n’est pas compté.";

const asPrinted = /^[0-9A-Z]{4}(?:[\p{Pd}\u2212][0-9A-Z]{4}){2}$/u;

const isMisspeltAsPrinted = (typed: string) =>
  asPrinted.test(typed.normalize("NFKC").trim().toUpperCase()) && !readSecret(typed).ok;

/** Refused as a password: sign-in would judge it as a letter's secret, or take it for a miscopied one. */
export const readsAsSecret = (typed: string) => readSecret(typed).ok || isMisspeltAsPrinted(typed);

/** A dash is special, and so is a sign that only folding turns into a letter or a digit. */
const nothingSpecial = /^[\p{L}\p{Nd}\s]*$/u;

/** Where passwords need a special sign, twelve signs of a letter's alphabet are a miscopied secret too. */
export const isMisspeltSecret = (typed: string, rule: PasswordRule) =>
  isMisspeltAsPrinted(typed) ||
  (rule.classes.includes("special") &&
    nothingSpecial.test(typed) &&
    shape.test(foldSecret(typed)) &&
    !readSecret(typed).ok);
