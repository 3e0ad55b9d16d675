import { withApostrophes } from "#kernel/text/typeset.ts";

export const tidy = (text: string) =>
  withApostrophes(text.normalize("NFC"))
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();

export const saysSomething = (text: string) => /[\p{L}\p{N}]/u.test(text);

export const splitLines = (field: string) =>
  field
    .split(/[\r\n\v\f\u0085\u2028\u2029]+/)
    .map(tidy)
    .filter(saysSomething);

export const withoutPunctuation = (text: string) =>
  tidy(withApostrophes(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, " "));

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

/** "Saint-Étienne-lès-Œuvres" → "SAINT-ETIENNE-LES-OEUVRES". */
export const asciiCapitals = (text: string) =>
  text
    .toUpperCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[ŒÆØŁĐÐÞẞĦŦŊ]/g, (letter) => plainLetters[letter] ?? letter);
