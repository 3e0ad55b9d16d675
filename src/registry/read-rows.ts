import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { decodeStream } from "iconv-lite";
import { type Refusal, refusalOfLine } from "./refusal.ts";
import { pieceSize, type ScannedFile } from "./scan-file.ts";

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
  const source = createReadStream(file.path, { highWaterMark: pieceSize });
  const rows = parse({
    bom: true,
    delimiter: file.separator,
    info: true,
    max_record_size: longestRow,
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    // The directory writes names between doubled quotes, and not always in a quoted cell.
    relax_quotes: file.layout === "finess_extract",
    skip_empty_lines: true,
  });
  // An error travels down to `rows`, where the loop below meets it.
  const ignore = () => undefined;
  if (file.encoding === "utf-8") pipeline(source, rows, ignore);
  else pipeline(source, decodeStream("win1252"), rows, ignore);
  let count = 0;
  let counted = 0;
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      // csv-parse takes CR LF inside quotes for two lines.
      const twice = occurrences(record, "\r\n");
      yield { line: info.lines - counted - twice - occurrences(record, "\n"), cells: record };
      counted += twice;
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

function occurrences(cells: readonly string[], breaks: string): number {
  let count = 0;
  for (const cell of cells) if (cell.includes("\n")) count += cell.split(breaks).length - 1;
  return count;
}

function refusalOf(error: CsvError, counted: number): Refusal {
  const line = typeof error.lines === "number" ? error.lines - counted : 1;
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    return refusalOfLine(line, "ligne de plus de 64 Ko : cellule démesurée ou guillemet jamais refermé");
  }
  return refusalOfLine(line, "guillemet mal placé ou jamais refermé : le fichier est peut-être tronqué");
}
