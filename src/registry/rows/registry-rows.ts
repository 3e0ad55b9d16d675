import type { SourceRow } from "../directory/directory-rows.ts";
import type { ScannedFile } from "../formats/scan-file.ts";
import { fitRow, isBlank, isRule } from "./fit-row.rules.ts";
import { readRows, UnreadableFile } from "./read-rows.ts";
import { refusalOfLine } from "./refusal.ts";

/** The rows of our own CSV, header first. Titles, rules and repeated headers are left out and counted. */
export async function* registryRows(
  file: ScannedFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<SourceRow> {
  for (let title = 0; title < file.titles; title++) yield { line: title + 1, skipped: "lignes de titre" };
  let header: readonly string[] | null = null;
  let short: number | null = null;
  for await (const { line, cells } of readRows(file, onBytes)) {
    short = null;
    if (isBlank(cells)) yield { line, skipped: "lignes vides" };
    else if (isRule(cells)) yield { line, skipped: "lignes de tirets" };
    else if (file.barred && cells.length === 1) yield { line, skipped: "lignes de titre" };
    else if (!header) {
      header = columnsOf(file.barred ? cells.slice(1, -1) : cells);
      yield { line, cells: header };
    } else {
      const row = file.barred ? cells.slice(1, -1) : cells;
      if (isSame(row, header)) yield { line, skipped: "noms de colonnes répétés" };
      else {
        if (row.length < header.length) short = line;
        yield { line, cells: fitRow(row, header) };
      }
    }
  }
  if (short && !file.endsLine) throw new UnreadableFile(refusalOfLine(short, cutShort));
}

const cutShort = "le fichier s’arrête au milieu de sa dernière ligne : il est sans doute tronqué";

/** Drops unnamed columns at the end, which spreadsheets leave after a deletion. */
function columnsOf(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, last + 1);
}

const isSame = (row: readonly string[], header: readonly string[]) =>
  row[0] === header[0] && header.every((name, at) => row[at] === name);
