import { withApostrophes } from "#kernel/text/typeset.ts";

/** One line of clean text: composed accents, one apostrophe, no control sign, single spaces. */
export const tidy = (text: string) =>
  withApostrophes(text.normalize("NFC"))
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();

/** Whether there is anything to read: a letter or a digit. */
export const saysSomething = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** The lines of a field in which somebody broke lines, none empty. */
export const splitLines = (field: string) =>
  field
    .split(/[\r\n\v\f\u0085\u2028\u2029]+/)
    .map(tidy)
    .filter(saysSomething);

/** Letters, digits and spaces only. */
export const withoutPunctuation = (text: string) =>
  tidy(withApostrophes(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, " "));

/** Letters that no decomposition turns into plain ones. */
const plainLetters: Readonly<Record<string, string>> = {
  Œ: "OE",
  Æ: "AE",
  Ø: "O",
  Ł: "L",
  Đ: "D",
  Ð: "D",
  Þ: "TH",
  ẞ: "SS",
  Ħ: "H",
  Ŧ: "T",
  Ŋ: "N",
};

/** In capitals, without accents: "Saint-Étienne-lès-Œuvres" → "SAINT-ETIENNE-LES-OEUVRES". */
export const asciiCapitals = (text: string) =>
  text
    .toUpperCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[ŒÆØŁĐÐÞẞĦŦŊ]/g, (letter) => plainLetters[letter] ?? letter);
