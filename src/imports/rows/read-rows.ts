import type { ScannedFile } from "../detect/scan-file.ts";
import { type FileRow, plainRows, type Rows, type TableText } from "./plain-rows.rules.ts";
import { type Quotes, quotedRows } from "./quoted-rows.ts";
import { textPieces } from "./text-pieces.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** The rows of a file in batches, header included. `onBytes` receives the number of bytes read so far. */
export const readRows = (
  file: ScannedFile,
  onBytes: (bytes: number) => void,
  quotes: Exclude<Quotes, "none"> = "strict",
): AsyncGenerator<readonly FileRow[]> =>
  // A list between bars has no quoted cells: a quote is part of a name.
  rowsOf(textPieces(file, onBytes), file, file.barred ? "none" : quotes);

/** Text needs a parser of CSV from its first quote on; before it, lines and separators are enough (0050). */
export async function* rowsOf(
  pieces: AsyncGenerator<string>,
  table: TableText,
  quotes: Quotes,
): AsyncGenerator<readonly FileRow[]> {
  const plain = plainRows(table);
  for await (const piece of pieces) {
    const quote = quotes === "none" ? -1 : piece.indexOf('"');
    if (quote < 0) {
      yield* untilRefused(plain.add(piece));
      continue;
    }
    yield* untilRefused(plain.add(piece.slice(0, quote)));
    const { line, rest } = plain;
    yield* quotedRows(chained(rest + piece.slice(quote), pieces), { ...table, firstLine: line }, quotes);
    return;
  }
  yield* untilRefused(plain.end());
}

function* untilRefused({ rows, refusal }: Rows) {
  yield rows;
  if (refusal) throw new UnreadableFile(refusal);
}

async function* chained(first: string, rest: AsyncGenerator<string>) {
  yield first;
  yield* rest;
}
