import { above127, digit, isLower, isUpper, type Neighbour } from "./byte-contexts.rules.ts";

/** Control characters, box-drawing characters, code points that an encoding leaves empty. */
const never = /[\p{Cc}\p{Co}\ufffd\u2500-\u25ff]/u;

export const isNeverText = (sign: string) => never.test(sign);

const isLetter = (side: Neighbour) => isLower(side) || isUpper(side) || side === above127;
const [smallN, capitalN] = [14, 40];

type Cost = (before: Neighbour, after: Neighbour) => number;

const inWord: Cost = (before, after) => (isLetter(before) && isLetter(after) ? 1 : 0);
const opening: Cost = (before, after) => (isLetter(before) ? 24 : isLetter(after) ? 16 : 11);
const closing: Cost = (before, after) => opening(after, before);
const afterWord: Cost = (_, after) => (isLetter(after) ? 24 : 14);
const apart: Cost = (before, after) => (isLetter(before) || isLetter(after) ? 24 : 11);

const costs: readonly (readonly [signs: string, cost: Cost])[] = [
  ["’", (before, after) => (inWord(before, after) ? 6 : 12)],
  ["´", (before, after) => (inWord(before, after) ? 14 : 20)],
  ["\u00a0", (before, after) => (inWord(before, after) ? 22 : 9)],
  ["°º", (before, after) => costOfDegree(before, after)],
  ["«“‘", opening],
  ["»”", closing],
  ["–—", (before, after) => (inWord(before, after) ? 16 : 11)],
  ["·•", (before, after) => (inWord(before, after) ? 20 : 14)],
  ["…", (_, after) => (isLetter(after) ? 24 : 12)],
  ["²³®™ª", afterWord],
  ["€©£§µ×½¼¾", apart],
];

const costOf = new Map(costs.flatMap(([signs, cost]) => [...signs].map((sign) => [sign, cost] as const)));

function costOfDegree(before: Neighbour, after: Neighbour): number {
  if (before === digit || before === smallN || before === capitalN) return 6;
  return inWord(before, after) ? 24 : 12;
}

export const costOfSign = (sign: string, before: Neighbour, after: Neighbour): number =>
  costOf.get(sign)?.(before, after) ?? 28;
