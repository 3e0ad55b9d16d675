/** A guesser tries words with capitals, accents, digits and signs changed or added. All text here is folded. */

/** Removes case, accents, width and ligatures: "Été" and "ete" are one guess. */
export const fold = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ß", "ss");

const disguises: Record<string, string> = {
  "@": "a",
  "4": "a",
  "8": "b",
  "3": "e",
  "€": "e",
  "6": "g",
  "9": "g",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
  "+": "t",
};

const undisguise = (text: string, one: "i" | "l") =>
  text.replace(/[^a-z]/g, (sign) => (sign === "1" || sign === "|" ? one : (disguises[sign] ?? sign)));

/** The digits and signs a guesser adds at either end. */
const mostAdded = 12;

export function wordsWithin(folded: string): Set<string> {
  const trimmed = trimmings(folded).filter((core) => tellsPassword(core, folded));
  const words = trimmed.flatMap((core) => [core, undisguise(core, "i"), undisguise(core, "l")]);
  return new Set(words.flatMap((word) => [word, repeatedPart(word)]));
}

function trimmings(folded: string): string[] {
  const before = Math.min(folded.length - folded.replace(/^[^\p{L}]+/u, "").length, mostAdded);
  const after = Math.min(folded.length - folded.replace(/[^\p{L}]+$/u, "").length, mostAdded);
  const cores: string[] = [];
  for (let start = 0; start <= before; start++)
    for (let end = folded.length; end >= folded.length - after && end > start; end--)
      cores.push(folded.slice(start, end));
  return cores;
}

/** A core without letters is ignored, unless it is at least two thirds of the password. */
const tellsPassword = (core: string, folded: string) =>
  /\p{L}/u.test(core) || core.length * 3 >= folded.length * 2;

/** "soleil" for "soleilsoleil". Trying only divisors of the length keeps the work nearly linear. */
function repeatedPart(word: string): string {
  const { length } = word;
  for (let period = 1; period * 2 <= length; period += 1)
    if (length % period === 0 && word.slice(0, period).repeat(length / period) === word)
      return word.slice(0, period);
  return word;
}

export function isMostlyMadeOf(folded: string, words: readonly string[]): boolean {
  let rest = folded;
  for (const word of words.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(word, "");
  const covered = folded.length - rest.length;
  return covered > 0 && covered * 3 >= folded.length * 2;
}

export const isOneSignRepeated = (folded: string) => new Set(folded).size === 1;

const rows = ["1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
const columns = ["1aqw", "2zsx", "3edc", "4rfv", "5tgb", "6yhn", "7uj", "1qaz", "2wsx", "8ik", "9ol"];
const tracks = [...rows, ...columns, "0123456789", "abcdefghijklmnopqrstuvwxyz"].flatMap((track) => [
  track,
  [...track].reverse().join(""),
]);

export function isPlainSequence(folded: string): boolean {
  let rest = folded.replace(/[^\p{L}\p{N}]/gu, "");
  if (rest.length < 3) return false;
  while (rest.length > 0) {
    const run = longestRun(rest);
    if (run < 3) return false;
    rest = rest.slice(run);
  }
  return true;
}

function longestRun(text: string): number {
  let length = 2;
  while (length < text.length && tracks.some((track) => track.includes(text.slice(0, length + 1))))
    length += 1;
  return length;
}
