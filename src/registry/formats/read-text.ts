import { createReadStream, type ReadStream } from "node:fs";
import { type Duplex, pipeline } from "node:stream";
import { decodeStream } from "iconv-lite";
import { pieceSize } from "./file-pieces.ts";
import type { ScannedFile } from "./scan-file.ts";

/**
 * Sends the text of a file through these streams, one after the other. An error travels down to the last of them,
 * where its reader gets it.
 */
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
