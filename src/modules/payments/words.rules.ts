import type { Layout } from "./layouts/layout.ts";

const plain = /^[ -~]*$/;

/** Text as a search compares it: without accents, capitals or doubled spaces. */
export function foldWords(text: string): string {
  const folded = plain.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/œ/gi, "oe");
  return folded.toLowerCase().replace(/\s+/g, " ").trim();
}

/** The columns of files whose text a search looks in. */
export const wordColumns = ({ columns }: Layout): readonly string[] => [
  "reference",
  "label",
  ...columns.filter(({ searched }) => searched).map(({ name }) => name),
];
