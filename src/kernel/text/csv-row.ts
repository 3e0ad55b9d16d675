import { type Options, stringify } from "csv-stringify/sync";
import { beginsFormula } from "./formula.rules.ts";

const invisible = /(?![\t\r\n])\p{Cc}/gu;

/** The library escapes formulas that stand first in a cell; spreadsheets also run them behind blanks and quotes. */
const harmless = (text: string) => (beginsFormula(text) ? `'${text}` : text).replace(invisible, "�");

const french: Options = {
  delimiter: ";",
  record_delimiter: "windows",
  escape_formulas: true,
  quoted_match: /[,\r\n]/,
  cast: { string: harmless },
};

/** A line of a CSV as French spreadsheets read it. What they would run begins with an apostrophe and is text. */
export const csvRow = (cells: readonly string[]): string => stringify([[...cells]], french);
