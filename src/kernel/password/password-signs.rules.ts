import type { CharacterClass } from "./password-rule.ts";

type SignClass = {
  /** Matches one sign; a regular expression with the flags `su`. */
  pattern: string;
  words: string;
};

/** In display order. A special character is any visible one except letters and digits, emoji and "²" included. */
export const signClasses: Readonly<Record<CharacterClass, SignClass>> = {
  digit: { pattern: "\\p{Nd}", words: "un chiffre" },
  upper: { pattern: "\\p{Lu}", words: "une majuscule" },
  lower: { pattern: "\\p{Ll}", words: "une minuscule" },
  special: { pattern: "[^\\p{L}\\p{M}\\p{Nd}\\p{Z}\\p{Cc}\\p{Cf}]", words: "un caractère spécial" },
};

export const usualSpecials = ["!", "?", "+", "@", "-", "#", "*", "&", "_", "%"];

export const specialExamples = (refused: readonly string[]) =>
  usualSpecials.filter((sign) => !refused.includes(sign)).slice(0, 4);

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

export const nameSign = (sign: string) => {
  if (sign === " ") return "espace";
  const name = signNames[sign];
  return name ? `${sign} (${name})` : sign;
};

export const listed = (words: readonly string[], last: "et" | "ou" | "ni" = "et") =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
