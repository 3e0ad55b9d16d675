import type { Layout } from "../layouts/layout.ts";

/** As a search compares: no accents, no capitals, single spaces. The import fills `payment.words` with it. */
export function foldWords(text: string): string {
  const folded = text.toLowerCase().replace(beyondAscii, withoutMarks);
  // Nearly all texts: nothing is left to do.
  return tidy.test(folded) ? folded : folded.toLowerCase().replace(blanks, " ").trim();
}

const beyondAscii = /[^ -~]+/gu;
const tidy = /^[!-~]+(?: [!-~]+)*$/;
const blanks = /[\s\p{Cc}\p{Cf}]+/gu;

/** A file has few such signs, many times. */
const known = new Map<string, string>();
const mostKnown = 1_000;

function withoutMarks(signs: string): string {
  const found = known.get(signs);
  if (found !== undefined) return found;
  const bare = signs.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (known.size < mostKnown && signs.length <= 4) known.set(signs, bare);
  return bare;
}

/** The columns of files whose text a search looks in. */
export const wordColumns = ({ columns }: Layout): readonly string[] => [
  "reference",
  "label",
  ...columns.filter(({ searched }) => searched).map(({ name }) => name),
];
