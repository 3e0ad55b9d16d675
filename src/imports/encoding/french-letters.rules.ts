import { above127, digit, isLower, isUpper, type Neighbour } from "./byte-contexts.rules.ts";

/** Rarity in French names: minus the logarithm of the share, 9 meaning never. Neighbours: a word edge, then a to z. */
const rarity: Readonly<Record<string, readonly [letter: number, before: string, after: string]>> = {
  é: [1, "385539654679444759354669997", "355455647879444557354949996"],
  è: [3, "796759755199255969456669966", "998669959999564998126949995"],
  ê: [5, "996879483799456759196639998", "999499999999542973991979999"],
  ë: [5, "919999999999999199999499999", "499679989999184999563959797"],
  à: [9, "128888888888688888888888888", "088888888888888888838888888"],
  â: [5, "873795841899547969596899999", "997399879799476979880989999"],
  ç: [6, "539996999499791989389699999", "919996999699999199999799999"],
  î: [6, "227679979999993289998679999", "999699999999233999991999999"],
  ï: [6, "919996999999999199999799999", "894337979999546996813999799"],
  ô: [5, "748259992989757759286959999", "699889999999322949992979999"],
  û: [7, "994996599979629199269999999", "599599999999287999291999999"],
  œ: [6, "292369865986473989548846997", "997979789499696999564099999"],
  ü: [9, "949995819999519989999999999", "999995998998181999955999999"],
};

const elsewhere = "5".repeat(27);
/** Letters of other languages. Those with a caron are « è » or « é » read in the wrong encoding. */
const foreign = (letter: string) => ("šž".includes(letter) ? 16 : 10);

const beside = (row: string, side: Neighbour) => {
  if (side === above127) return 4;
  return side === digit ? 5 : Number(row[isUpper(side) ? side - 26 : side]);
};

/** « ANDRé »: words in capitals, with accents on small letters only. */
export type CapitalsWithSmallAccents = boolean;

/** The cost of reading this letter between these neighbours: the rarer in French, the higher. */
export function costOfLetter(
  letter: string,
  before: Neighbour,
  after: Neighbour,
  mixed: CapitalsWithSmallAccents,
): number {
  const small = letter.toLowerCase();
  const known = rarity[small];
  const [own, left, right] = known ?? [foreign(small), elsewhere, elsewhere];
  const alone = !known && before === 0 && after === 0 ? 8 : 0;
  return own + alone + beside(left, before) + beside(right, after) + costOfCase(letter !== small);

  function costOfCase(isCapital: boolean): number {
    if (isCapital) return isLower(before) ? 8 : isUpper(before) && isLower(after) ? 4 : 0;
    if (isUpper(after)) return mixed ? 1 : 6;
    return isUpper(before) && !isLower(after) ? (mixed ? 1 : 3) : 0;
  }
}
