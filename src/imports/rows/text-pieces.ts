import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { getDecoder } from "iconv-lite";
import type { ScannedFile } from "../detect/scan-file.ts";
import { pieceSize } from "../encoding/file-pieces.ts";

const byteOrderMark = "\ufeff";

/** The text of a table in pieces, without its BOM. `onBytes` receives the number of bytes read so far. */
export async function* textPieces(
  file: ScannedFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const { path, begin, end, encoding } = file;
  const decoder = encoding === "utf-8" ? new StringDecoder("utf8") : getDecoder(encoding);
  const source = createReadStream(path, { start: begin, end: end - 1, highWaterMark: pieceSize });
  let atStart = true;
  const withoutMark = (text: string) => {
    const isMarked = atStart && text.startsWith(byteOrderMark);
    if (text !== "") atStart = false;
    return isMarked ? text.slice(1) : text;
  };
  try {
    for await (const bytes of source as AsyncIterable<Buffer>) {
      yield withoutMark(decoder.write(bytes));
      onBytes(source.bytesRead);
    }
    yield withoutMark(decoder.end() ?? "");
    onBytes(file.size);
  } finally {
    source.destroy();
  }
}
