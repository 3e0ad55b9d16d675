import { type Options, stringify } from "csv-stringify/sync";
import { beginsFormula } from "./formula.rules.ts";

const invisible = /(?![\t\r\n])\p{Cc}/gu;

/** csv-stringify escapes formulas at the start of a cell; spreadsheets also run them after blanks and quotes. */
const harmless = (text: string) => (beginsFormula(text) ? `'${text}` : text).replace(invisible, "�");

const french: Options = {
  delimiter: ";",
  record_delimiter: "windows",
  escape_formulas: true,
  quoted_match: /[,\r\n]/,
  cast: { string: harmless },
};

export const csvRow = (cells: readonly string[]): string => stringify([[...cells]], french);
