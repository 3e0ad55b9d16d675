import { StringDecoder } from "node:string_decoder";
import { getDecoder } from "iconv-lite";
import { streamOf } from "../detect/file-source.ts";
import type { ScannedFile } from "../detect/scan-file.ts";

const byteOrderMark = "\ufeff";

/** The text of a table in pieces, without its BOM. `onBytes` receives the number of bytes read so far. */
export async function* textPieces(
  file: ScannedFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const { begin, end, encoding } = file;
  const decoder = encoding === "utf-8" ? new StringDecoder("utf8") : getDecoder(encoding);
  const source = streamOf(file.source, begin, end);
  let bytesRead = 0;
  let atStart = true;
  const withoutMark = (text: string) => {
    const isMarked = atStart && text.startsWith(byteOrderMark);
    if (text !== "") atStart = false;
    return isMarked ? text.slice(1) : text;
  };
  try {
    for await (const bytes of source as AsyncIterable<Buffer>) {
      yield withoutMark(decoder.write(bytes));
      bytesRead += bytes.length;
      onBytes(bytesRead);
    }
    yield withoutMark(decoder.end() ?? "");
    onBytes(file.size);
  } finally {
    source.destroy();
  }
}
