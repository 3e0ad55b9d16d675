import { createReadStream, type ReadStream } from "node:fs";
import { type Duplex, pipeline } from "node:stream";
import { decodeStream } from "iconv-lite";
import type { ScannedFile } from "../detect/scan-file.ts";
import { pieceSize } from "../encoding/file-pieces.ts";

/** Pipes the text of a file through these streams. The reader of the last stream receives every error. */
export function sendText(file: ScannedFile, ...streams: readonly Duplex[]): ReadStream {
  const source = createReadStream(file.path, {
    start: file.begin,
    end: file.end - 1,
    highWaterMark: pieceSize,
  });
  const decoded = file.encoding === "utf-8" ? [] : [decodeStream(file.encoding)];
  pipeline([source, ...decoded, ...streams], () => undefined);
  return source;
}
