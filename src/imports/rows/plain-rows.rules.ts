import type { Refusal } from "../findings/refusal.ts";
import { breaksBefore, rowSize } from "./row-size.rules.ts";
import { longestRow, tooLong } from "./unreadable-file.ts";

export type FileRow = { line: number; cells: readonly string[] };

/** How the text of a table is cut into rows and cells. */
export type TableText = { separator: string; lineEnd: "\n" | "\r"; firstLine: number };

/** `csv-parse` accepts one byte more than its `max_record_size`. */
const most = longestRow + 1;
const bytesPerSign = 3;

/** Cuts text without quotes into rows, piece by piece: a line is a row, and an empty line none. */
export function plainRows({ separator, lineEnd, firstLine }: TableText) {
  const otherBreak = lineEnd === "\n" ? "\r" : "\n";
  let line = firstLine;
  let rest = "";
  let size = rowSize(separator);
  let awaitsLf = false;

  const exceeds = (piece: string) => {
    // A CR may belong to the CR LF that ends the row.
    const text = awaitsLf ? `\r${piece}` : piece;
    awaitsLf = lineEnd === "\n" && text.endsWith("\r");
    return size.exceeds(most, awaitsLf ? text.slice(0, -1) : text);
  };
  const refuse = (row: string): Refusal => tooLong(line + breaksBefore(row, separator, most));
  const isTooLong = (row: string) =>
    row.length * bytesPerSign > most && rowSize(separator).exceeds(most, row);

  function cut(text: string): Rows {
    const rows: FileRow[] = [];
    for (const ended of text.split(lineEnd)) {
      const row = lineEnd === "\n" && ended.endsWith("\r") ? ended.slice(0, -1) : ended;
      if (isTooLong(row)) return { rows, refusal: refuse(row) };
      if (row !== "") rows.push({ line, cells: row.split(separator) });
      line += 1 + (row.includes(otherBreak) ? row.split(otherBreak).length - 1 : 0);
    }
    return { rows, refusal: null };
  }

  return {
    /** The line at which `rest` begins. */
    get line() {
      return line;
    },
    /** What follows the last line end. */
    get rest() {
      return rest;
    },
    /** The rows that end in this piece, until the first refusal. */
    add(piece: string): Rows {
      const last = piece.lastIndexOf(lineEnd);
      const found = last < 0 ? noRows : cut(rest + piece.slice(0, last));
      const more = piece.slice(last + 1);
      if (last >= 0) [size, awaitsLf] = [rowSize(separator), false];
      rest = last < 0 ? rest + more : more;
      return found.refusal || !exceeds(more) ? found : { ...found, refusal: refuse(rest) };
    },
    /** The last row, if the text does not end with a line end. */
    end(): Rows {
      if (rest === "") return noRows;
      if (awaitsLf && size.exceeds(most, "\r")) return { rows: [], refusal: refuse(rest) };
      return { rows: [{ line, cells: rest.split(separator) }], refusal: null };
    },
  };
}

export type Rows = { rows: readonly FileRow[]; refusal: Refusal | null };

const noRows: Rows = { rows: [], refusal: null };
