import { done, type Result, refused } from "#kernel/result.ts";

/** Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U. */
export const codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 55 bits; one more sign is the check. */
export const drawnSigns = 11;

const shape = new RegExp(`^[${codeAlphabet}]{${drawnSigns + 1}}$`);

/** Of a code that was folded, whether or not its check sign is right. */
export const hasShape = (folded: string) => shape.test(folded);

/** A sum in GF(32) weighted by powers of a generator: it detects one wrong sign, or any two swapped. */
function weigh(signs: string): number {
  let sum = 0;
  for (const sign of signs) sum = timesGenerator(sum) ^ codeAlphabet.indexOf(sign);
  return sum;
}

/** Multiplies by x in GF(2)[x] / (x⁵ + x² + 1). */
const timesGenerator = (element: number) => (element & 16 ? (element << 1) ^ 37 : element << 1);

export const withCheckSign = (drawn: string) => drawn + codeAlphabet.charAt(timesGenerator(weigh(drawn)));

export const groupCode = (code: string) => code.replace(/(.{4})(?=.)/g, "$1-");

/** Drops case, spaces and dashes; reads O, I and L as digits. */
export const foldCode = (typed: string) =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212]+/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");

/** A copying error is detected here and costs no try. */
export function readCode(typed: string): Result<string, "misspelt"> {
  const code = foldCode(typed);
  if (!hasShape(code) || weigh(code) !== 0) return refused("misspelt");
  return done(code);
}
