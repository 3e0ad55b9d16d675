export const separators = [";", ",", "\t", "|"] as const;
export type Separator = (typeof separators)[number];

export type HeaderPlace = {
  named: boolean;
  separator: Separator;
  lineEnd: "\n" | "\r";
  /** Characters before the header line. */
  offset: number;
  line: number;
  titles: number;
  /** Each line is between two bars, as SAP and databases print lists. */
  barred: boolean;
};

const linesAbove = 30;

const spreadsheetHint = /^"?sep=(.)"?$/i;
const ruleOrBlank = /^[\s+=_|-]*$/;

/** The BOM of UTF-16, or that of UTF-8 decoded as Latin-1. */
const mark = /^(?:ï»¿|\ufeff)/;

/** Finds the line that names columns; falls back to the first line. A character of `text` is one byte, or two in UTF-16. */
export function findHeader(text: string, columns: ReadonlySet<string>): HeaderPlace {
  const head = text.replace(mark, "");
  const lineEnd = /\r\n|\r|\n/.exec(head)?.[0] === "\r" ? "\r" : "\n";
  let offset = text.length - head.length;
  let titles = 0;
  let hint: Separator | undefined;
  for (const [index, whole] of head.split(lineEnd, linesAbove).entries()) {
    const line = whole.trim();
    const separator = hint ?? separatorOf(line);
    if (columnsNamed(line, separator, columns) > 1)
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

function separatorOf(line: string): Separator {
  const counts = separators.map((separator) => line.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ";";
}

const longestName = 100;
const edges = /^[\s"]+|[\s"]+$/g;

const columnsNamed = (line: string, separator: Separator, columns: ReadonlySet<string>) =>
  line
    .split(separator)
    .filter((cell) => cell.length <= longestName && columns.has(cell.replace(edges, "").toLowerCase()))
    .length;
