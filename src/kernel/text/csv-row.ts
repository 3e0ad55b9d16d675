import { type Options, stringify } from "csv-stringify/sync";
import { describeDecimal } from "../values/money.ts";
import { beginsFormula } from "./formula.rules.ts";

/** A number is in hundredths, such as `Money`, and is written with a decimal comma. */
export type CsvCell = string | number;

/** At the beginning of a file: without it, spreadsheets do not recognise UTF-8. */
export const byteOrderMark = "\ufeff";

const invisible = /(?![\t\r\n])\p{Cc}/gu;

/** Spreadsheets also run formulas after blanks and quotes. */
const harmless = (text: string) => (beginsFormula(text) ? `'${text}` : text).replace(invisible, "�");

/** Without quotes: some spreadsheets read every quoted cell as text. */
const asNumber = (hundredths: number) => ({ value: describeDecimal(hundredths), quoted_match: null });

const french: Options = {
  delimiter: ";",
  record_delimiter: "windows",
  quoted_match: /[,\r\n]/,
  cast: { string: harmless, number: asNumber },
};

export const csvRow = (cells: readonly CsvCell[]): string => stringify([[...cells]], french);
