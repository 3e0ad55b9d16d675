import { CsvError, parse } from "csv-parse";
import type { ScannedFile } from "../detect/scan-file.ts";
import { type Refusal, refusalOfLine } from "../findings/refusal.ts";
import { sendText } from "./read-text.ts";

export type FileRow = { line: number; cells: readonly string[] };

/** Far above any real row: bounds the memory used by a 5 MB cell or an unclosed quote. */
const longestRow = 64 * 1024;

export class UnreadableFile extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** `relaxed`: a quote may stand inside a cell that is not quoted. */
type Quotes = "strict" | "relaxed";

/** Handing over each row by itself would cost as much as checking it. */
const batchSize = 500;

/** The rows of a file in batches, header included. `onBytes` receives the number of bytes read so far. */
export async function* readRows(
  file: ScannedFile,
  onBytes: (bytes: number) => void,
  quotes: Quotes = "strict",
): AsyncGenerator<readonly FileRow[]> {
  const rows = parse({
    bom: true,
    delimiter: file.separator,
    info: true,
    max_record_size: longestRow,
    // A list between bars has no quoted cells: a quote is part of a name.
    quote: file.barred ? null : '"',
    record_delimiter: file.lineEnd === "\r" ? ["\r"] : ["\r\n", "\n"],
    relax_column_count: true,
    relax_quotes: quotes === "relaxed",
    skip_empty_lines: true,
  });
  const source = sendText(file, rows);
  let batch: FileRow[] = [];
  let counted = 1 - file.firstLine;
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const breaks = breaksIn(record);
      batch.push({ line: info.lines - counted - breaks.signs, cells: record });
      counted += breaks.signs - breaks.lines;
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
      onBytes(source.bytesRead);
    }
    yield batch;
    onBytes(file.size);
  } catch (error) {
    yield batch;
    if (error instanceof CsvError) throw new UnreadableFile(refusalOf(error, counted));
    throw error;
  } finally {
    source.destroy();
  }
}

/** csv-parse counts CR LF inside a cell as two lines. */
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
