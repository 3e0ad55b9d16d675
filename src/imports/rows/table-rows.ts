import type { ScannedFile } from "../detect/scan-file.ts";
import { refusalOfLine } from "../findings/refusal.ts";
import { fitRow, isBlank, isRule } from "./fit-row.rules.ts";
import type { FileRow } from "./plain-rows.rules.ts";
import { readRows } from "./read-rows.ts";
import { UnreadableFile } from "./unreadable-file.ts";

export type SourceRow = { line: number; cells: readonly string[] } | { line: number; skipped: string };

/** The rows of a table, header first. Titles, rules and repeated headers are left out and counted. */
export async function* tableRows(
  file: ScannedFile,
  neverLeftOut: ReadonlySet<string>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<readonly SourceRow[]> {
  yield Array.from({ length: file.titles }, (_, at) => ({ line: at + 1, skipped: "lignes de titre" }));
  let header: readonly string[] | null = null;
  let names: readonly string[] = [];
  let short = 0;
  const read = ({ line, cells }: FileRow): SourceRow => {
    short = 0;
    if (isBlank(cells)) return { line, skipped: "lignes vides" };
    if (isRule(cells)) return { line, skipped: "lignes de tirets" };
    if (file.barred && cells.length === 1) return { line, skipped: "lignes de titre" };
    const row = file.barred ? cells.slice(1, -1) : cells;
    if (!header) {
      header = columnsOf(row);
      names = header.map((name) => file.renamed.get(name.trim().toLowerCase()) ?? name);
      return { line, cells: names };
    }
    if (isSame(row, header)) return { line, skipped: "noms de colonnes répétés" };
    if (row.length < header.length) short = line;
    return { line, cells: fitRow(row, names, neverLeftOut) };
  };
  for await (const rows of readRows(file, onBytes)) yield rows.map(read);
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
