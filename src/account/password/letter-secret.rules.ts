import { done, type Result, refused } from "#kernel/result.ts";
import type { PasswordRule } from "#spaces/space.ts";

/** Crockford's base 32: no I, L, O, which are read as 1, 1, 0, and no U. */
export const secretAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Signs drawn at random (55 bits); one more checks them. */
export const drawnSigns = 11;

const shape = new RegExp(`^[${secretAlphabet}]{${drawnSigns + 1}}$`);

/**
 * The check adds up the signs as elements of GF(32), each weighted by another power of a generator: two
 * weights never agree, so one wrong sign, or any two signs swapped, never adds up.
 */
function weigh(signs: string): number {
  let sum = 0;
  for (const sign of signs) sum = timesGenerator(sum) ^ secretAlphabet.indexOf(sign);
  return sum;
}

/** Multiplies by x in GF(2)[x] / (x⁵ + x² + 1). */
const timesGenerator = (element: number) => (element & 16 ? (element << 1) ^ 37 : element << 1);

/** The drawn signs followed by their check sign. */
export const withCheckSign = (drawn: string) => drawn + secretAlphabet.charAt(timesGenerator(weigh(drawn)));

/** As printed, in groups that the eye can hold: "XXXX-XXXX-XXXX". */
export const groupSecret = (secret: string) => secret.replace(/(.{4})(?=.)/g, "$1-");

/** What was typed, in the signs it was printed with: case, spaces and dashes do not count, O, I and L are read as digits. */
export const foldSecret = (typed: string) =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212]+/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");

/** The provisional password that was typed; a slip in copying it is told apart here and costs no try. */
export function readSecret(typed: string): Result<string, "misspelt"> {
  const secret = foldSecret(typed);
  if (!shape.test(secret) || weigh(secret) !== 0) return refused("misspelt");
  return done(secret);
}

const asPrinted = /^[0-9A-Z]{4}(?:[\p{Pd}\u2212][0-9A-Z]{4}){2}$/u;

/** Whether something stands in the groups that are printed, and its check sign does not add up. */
const isMisspeltAsPrinted = (typed: string) =>
  asPrinted.test(typed.normalize("NFKC").trim().toUpperCase()) && !readSecret(typed).ok;

/**
 * Whether no password of one's own may read so. At sign-in it would be judged as the secret of a letter and nothing
 * else, or be taken for a slip in copying one.
 */
export const readsAsSecret = (typed: string) => readSecret(typed).ok || isMisspeltAsPrinted(typed);

/** A dash is special, and so is a sign that only folding makes a letter or a digit of. */
const nothingSpecial = /^[\p{L}\p{Nd}\s]*$/u;

/**
 * Whether something was meant for a letter's secret and is none. Twelve signs of its alphabet, with spaces or without
 * groups, are a slip too where every password holds a special sign: those could be nobody's.
 */
export const isMisspeltSecret = (typed: string, rule: PasswordRule) =>
  isMisspeltAsPrinted(typed) ||
  (rule.classes.includes("special") &&
    nothingSpecial.test(typed) &&
    shape.test(foldSecret(typed)) &&
    !readSecret(typed).ok);
