import type { CharacterClass } from "#spaces/space.ts";

type SignClass = {
  /** One sign of it, as a regular expression (flags `su`). */ pattern: string;
  words: string;
};

/**
 * What a password in NFC may be asked to hold, in the order to say it. An accented capital is a capital. A special
 * character is whatever one sees that is neither letter, digit nor space: punctuation, symbols, emoji, "²".
 */
export const signClasses: Readonly<Record<CharacterClass, SignClass>> = {
  digit: { pattern: "\\p{Nd}", words: "un chiffre" },
  upper: { pattern: "\\p{Lu}", words: "une majuscule" },
  lower: { pattern: "\\p{Ll}", words: "une minuscule" },
  special: { pattern: "[^\\p{L}\\p{M}\\p{Nd}\\p{Z}\\p{Cc}\\p{Cf}]", words: "un caractère spécial" },
};

/** Special characters everybody finds on a keyboard. */
export const usualSpecials = ["!", "?", "+", "@", "-", "#", "*", "&", "_", "%"];

/** The first of them that are accepted. */
export const specialExamples = (refused: readonly string[]) =>
  usualSpecials.filter((sign) => !refused.includes(sign)).slice(0, 4);

/** The signs of keyboards, in words: many look alike, and some cannot be heard. */
const signNames: Readonly<Record<string, string>> = {
  "'": "apostrophe",
  "’": "apostrophe courbe",
  '"': "guillemet droit",
  "«": "guillemet ouvrant",
  "»": "guillemet fermant",
  "%": "pourcentage",
  "\\": "antislash",
  _: "underscore",
  "-": "tiret",
  "–": "tiret moyen",
  "—": "tiret long",
  "/": "barre oblique",
  "|": "barre verticale",
  "!": "point d’exclamation",
  "?": "point d’interrogation",
  ".": "point",
  ",": "virgule",
  ";": "point-virgule",
  ":": "deux-points",
  "&": "esperluette",
  "@": "arobase",
  "#": "dièse",
  $: "dollar",
  "€": "euro",
  "£": "livre",
  "¤": "monnaie",
  "*": "astérisque",
  "+": "plus",
  "=": "égal",
  "<": "inférieur à",
  ">": "supérieur à",
  "(": "parenthèse ouvrante",
  ")": "parenthèse fermante",
  "[": "crochet ouvrant",
  "]": "crochet fermant",
  "{": "accolade ouvrante",
  "}": "accolade fermante",
  "~": "tilde",
  "^": "accent circonflexe",
  "`": "accent grave",
  "´": "accent aigu",
  "¨": "tréma",
  "°": "degré",
  "§": "paragraphe",
  "²": "carré",
  µ: "micro",
};

/** "% (pourcentage)"; the sign alone when it has no name. */
export const nameSign = (sign: string) => {
  if (sign === " ") return "espace";
  const name = signNames[sign];
  return name ? `${sign} (${name})` : sign;
};

/** "a, b et c". */
export const listed = (words: readonly string[], last: "et" | "ou" | "ni" = "et") =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
