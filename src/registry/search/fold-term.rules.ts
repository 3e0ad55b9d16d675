const marks = /[\u0300-\u036f]+/gu;

/** Letters that do not decompose. */
const letters: Readonly<Record<string, string>> = {
  ...{ ø: "o", Ø: "o", đ: "d", Đ: "d", ð: "d", Ð: "d", ł: "l", Ł: "l" },
  ...{ œ: "oe", Œ: "oe", æ: "ae", Æ: "ae", ß: "ss", ẞ: "ss", þ: "th", Þ: "th" },
};
const undecomposed = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");

/** As `fold_term` of migration 0046: no accents, no capitals. */
export const foldTerm = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(marks, "")
    .replace(undecomposed, (letter) => letters[letter] ?? letter)
    .toLowerCase();

const separators = /[\t\n !"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~°«»‘’“”„•·ʻʼ‐‒–—―−]+/u;

/** As `words_of` of migration 0046: "D’Alméida" is two words. */
export const wordsOf = (text: string): string[] =>
  foldTerm(text)
    .split(separators)
    .filter((word) => word !== "");

/** As `index_holders` writes them: the words of a name, two neighbours as one, and all as one. */
export function nameTerms(name: string): string[] {
  const words = wordsOf(name);
  const pairs = words.slice(1).map((word, place) => `${words[place]}${word}`);
  return [...new Set([...words, ...pairs, ...(words.length > 2 ? [words.join("")] : [])])];
}
