import { above127, type ByteContext } from "./byte-contexts.rules.ts";
import type { OneByteEncoding } from "./encoding.rules.ts";
import { costOfLetter } from "./french-letters.rules.ts";
import { costOfSign, isNeverText } from "./odd-signs.rules.ts";

export type Alphabets = ReadonlyMap<OneByteEncoding, readonly string[]>;

/** Rarer encodings cost more. This decides only if the letters fit several encodings. */
const lessOften: Readonly<Record<OneByteEncoding, number>> = {
  "windows-1252": 0,
  "iso-8859-15": 2,
  cp850: 4,
  cp858: 5,
  macroman: 7,
};

const letter = /^[\p{L}--[ƒˆªº]]$/v;

/** The encoding that gives the most likely French; `null` for other scripts, where many such bytes are adjacent. */
export function guessEncoding(
  contexts: readonly ByteContext[],
  alphabets: Alphabets,
): OneByteEncoding | null {
  if (isOtherScript(contexts)) return null;
  let guess: OneByteEncoding | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const [encoding, alphabet] of alphabets) {
    const cost = lessOften[encoding] + costOfAll(contexts, alphabet);
    if (cost < lowest) [guess, lowest] = [encoding, cost];
  }
  return guess;
}

function isOtherScript(contexts: readonly ByteContext[]): boolean {
  let [all, between] = [0, 0];
  for (const { before, after, count } of contexts) {
    all += count;
    if (before === above127 && after === above127) between += count;
  }
  return between * 3 > all;
}

/** The cost of « ANDRé », added once per file and not per name: a whole file is written so. */
const habit = 6;

const costOfAll = (contexts: readonly ByteContext[], alphabet: readonly string[]) =>
  Math.min(costWith(contexts, alphabet, false), habit + costWith(contexts, alphabet, true));

const weightOf = (count: number) => Math.log2(1 + count);

function costWith(contexts: readonly ByteContext[], alphabet: readonly string[], mixed: boolean): number {
  let sum = 0;
  for (const { byte, before, after, count } of contexts) {
    const sign = alphabet[byte - 0x80] ?? "";
    const cost = letter.test(sign)
      ? costOfLetter(sign, before, after, mixed)
      : costOfSign(sign, before, after);
    sum += weightOf(count) * cost;
  }
  return sum;
}

export const bytesWithoutMeaning = (
  contexts: readonly ByteContext[],
  alphabet: readonly string[],
): number[] => [
  ...new Set(contexts.map(({ byte }) => byte).filter((byte) => isNeverText(alphabet[byte - 0x80] ?? ""))),
];
