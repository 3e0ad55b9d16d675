import { registryColumns } from "../rows/registry-columns.rules.ts";

/** What parts the cells of a line. */
export const separators = [";", ",", "\t", "|"] as const;
export type Separator = (typeof separators)[number];

/** Where the table begins in a file, and how its lines are written. */
export type HeaderPlace = {
  /** Whether a line names columns that we know. */
  named: boolean;
  separator: Separator;
  lineEnd: "\n" | "\r";
  /** Signs before the line that names the columns. */
  offset: number;
  /** The number of that line. */
  line: number;
  /** Lines of a title above it. */
  titles: number;
  /** Each line stands between two bars, as lists of SAP and of databases are printed. */
  barred: boolean;
};

/** Programs print a few lines above a table: a title, a date, a filter. */
const linesAbove = 30;

const known: ReadonlySet<string> = new Set(registryColumns);
const spreadsheetHint = /^"?sep=(.)"?$/i;
const ruleOrBlank = /^[\s+=_|-]*$/;

/** UTF-8's mark, where its bytes were taken for signs, or that of UTF-16. */
const mark = /^(?:ï»¿|\ufeff)/;

/** Looks for the line that names the columns; the first one when none does. One sign of `text` is a byte, or two. */
export function findHeader(text: string): HeaderPlace {
  const head = text.replace(mark, "");
  const lineEnd = /\r\n|\r|\n/.exec(head)?.[0] === "\r" ? "\r" : "\n";
  let offset = text.length - head.length;
  let titles = 0;
  let hint: Separator | undefined;
  for (const [index, whole] of head.split(lineEnd, linesAbove).entries()) {
    const line = whole.trim();
    const separator = hint ?? separatorOf(line);
    if (columnsNamed(line, separator) > 1)
      return {
        named: true,
        separator,
        lineEnd,
        offset,
        line: index + 1,
        titles,
        barred: isBarred(line, separator),
      };
    const told = spreadsheetHint.exec(line);
    if (told) hint = separators.find((each) => each === told[1]);
    else if (!ruleOrBlank.test(line)) titles += 1;
    offset += whole.length + lineEnd.length;
  }
  return withoutHeader(head, lineEnd, hint);
}

/** The first line that says something, whatever it says: the refusal will name it. */
function withoutHeader(head: string, lineEnd: "\n" | "\r", hint: Separator | undefined): HeaderPlace {
  const first = head.split(lineEnd, linesAbove).find((line) => line.trim() !== "") ?? "";
  return {
    named: false,
    separator: hint ?? separatorOf(first),
    lineEnd,
    offset: 0,
    line: 1,
    titles: 0,
    barred: false,
  };
}

const isBarred = (line: string, separator: Separator) =>
  separator === "|" && line.startsWith("|") && line.endsWith("|");

/** Names are of plain letters: whichever separator there is more of. */
function separatorOf(line: string): Separator {
  const counts = separators.map((separator) => line.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ";";
}

/** Longer than any name of a column, padded or quoted. */
const longestName = 100;
const edges = /^[\s"]+|[\s"]+$/g;

const isColumn = (cell: string) =>
  cell.length <= longestName && known.has(cell.replace(edges, "").toLowerCase());

const columnsNamed = (line: string, separator: Separator) => line.split(separator).filter(isColumn).length;
