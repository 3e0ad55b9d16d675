import { CsvError, parse } from "csv-parse";
import { sendText } from "../formats/read-text.ts";
import type { ScannedFile } from "../formats/scan-file.ts";
import { type Refusal, refusalOfLine } from "./refusal.ts";

/** One row of the file and the line it begins at. */
export type FileRow = { line: number; cells: readonly string[] };

/** No row of a registry comes near; a cell of 5 MB, or a quote never closed, must not be held in memory. */
const longestRow = 64 * 1024;

/** Thrown when the rest of a file can no longer be read as rows. */
export class UnreadableFile extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** The rows of a file one by one, header included. `onBytes` is told how far the reading has come. */
export async function* readRows(
  file: ScannedFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<FileRow> {
  const rows = parse({
    bom: true,
    delimiter: file.separator,
    info: true,
    max_record_size: longestRow,
    // Between bars nothing is quoted: a quote is one of the name.
    quote: file.barred ? null : '"',
    record_delimiter: file.lineEnd === "\r" ? ["\r"] : ["\r\n", "\n"],
    relax_column_count: true,
    // The directory writes names between doubled quotes, and not always in a quoted cell.
    relax_quotes: file.layout === "finess_extract",
    skip_empty_lines: true,
  });
  const source = sendText(file, rows);
  let count = 0;
  let counted = 1 - file.firstLine;
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const breaks = breaksIn(record);
      yield { line: info.lines - counted - breaks.signs, cells: record };
      counted += breaks.signs - breaks.lines;
      if (++count % 1000 === 0) onBytes(source.bytesRead);
    }
    onBytes(file.size);
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile(refusalOf(error, counted));
    throw error;
  } finally {
    source.destroy();
  }
}

/** The line breaks within cells: csv-parse takes CR LF there for two lines. */
function breaksIn(cells: readonly string[]): { signs: number; lines: number } {
  let [signs, lines] = [0, 0];
  for (const cell of cells) {
    if (!cell.includes("\n") && !cell.includes("\r")) continue;
    lines += cell.split(/\r\n|\r|\n/).length - 1;
    signs += cell.split(/\r|\n/).length - 1;
  }
  return { signs, lines };
}

function refusalOf(error: CsvError, counted: number): Refusal {
  const line = typeof error.lines === "number" ? error.lines - counted : 1;
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    return refusalOfLine(line, "ligne de plus de 64 Ko : cellule démesurée ou guillemet jamais refermé");
  }
  return refusalOfLine(line, "guillemet mal placé ou jamais refermé : le fichier est peut-être tronqué");
}
