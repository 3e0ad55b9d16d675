import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { type Refusal, refusalOfLine } from "../findings/refusal.ts";
import type { FileRow, TableText } from "./plain-rows.rules.ts";
import { longestRow, tooLong, UnreadableFile } from "./unreadable-file.ts";

/** `relaxed`: a quote may stand inside a cell that is not quoted. `none`: a quote is a sign like others. */
export type Quotes = "strict" | "relaxed" | "none";

/** Handing over each row by itself would cost as much as checking it. */
const batchSize = 500;

/** The rows of text that may hold quoted cells, in batches. */
export async function* quotedRows(
  pieces: AsyncGenerator<string>,
  { separator, lineEnd, firstLine }: TableText,
  quotes: Quotes,
): AsyncGenerator<readonly FileRow[]> {
  const rows = parse({
    delimiter: separator,
    info: true,
    max_record_size: longestRow,
    quote: quotes === "none" ? null : '"',
    record_delimiter: lineEnd === "\r" ? ["\r"] : ["\r\n", "\n"],
    relax_column_count: true,
    relax_quotes: quotes === "relaxed",
    skip_empty_lines: true,
  });
  const source = Readable.from(pieces, { highWaterMark: 1 });
  // The loop below receives every error.
  pipeline(source, rows, () => undefined);
  let batch: FileRow[] = [];
  let counted = 1 - firstLine;
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
    }
    yield batch;
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
  if (error.code === "CSV_MAX_RECORD_SIZE") return tooLong(line);
  return refusalOfLine(line, "guillemet mal placé ou jamais refermé : le fichier est peut-être tronqué");
}
