import type { StoredReport } from "../uploads/stored-report.ts";

const traces: readonly (readonly [begin: RegExp, words: string])[] = [
  [
    /zéro du début (?:est )?perdu/,
    "Des zéros du début sont perdus : un tableur a pris des numéros pour des nombres.",
  ],
  [
    /nombre à virgule ou scientifique/,
    "Des numéros sont écrits comme 2,04518E+05 : un tableur les a pris pour des nombres.",
  ],
];

/** What a spreadsheet did to the file, among the refusals that the page shows. */
export const spreadsheetWarnings = ({ listed }: Pick<StoredReport, "listed">): string[] =>
  traces.filter(([begin]) => listed.first.some(({ reason }) => begin.test(reason))).map(([, words]) => words);
