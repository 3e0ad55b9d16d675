import type { Layout } from "../layouts/layout.ts";

/** As a search compares: no accents, no capitals, single spaces. The import fills `payment.words` with it. */
export const foldWords = (text: string): string =>
  (plain.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, ""))
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim();

const plain = /^[ -~]*$/;

/** The columns of files whose text a search looks in. */
export const wordColumns = ({ columns }: Layout): readonly string[] => [
  "reference",
  "label",
  ...columns.filter(({ searched }) => searched).map(({ name }) => name),
];
