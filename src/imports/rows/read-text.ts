import { type Duplex, pipeline, type Readable } from "node:stream";
import { decodeStream } from "iconv-lite";
import { streamOf } from "../detect/file-source.ts";
import type { ScannedFile } from "../detect/scan-file.ts";

/** Pipes the text of a file through these streams. The reader of the last stream receives every error. */
export function sendText(
  file: ScannedFile,
  onBytes: (bytes: number) => void,
  ...streams: readonly Duplex[]
): Readable {
  const source = streamOf(file.source, file.begin, file.end);
  const decoded = file.encoding === "utf-8" ? [] : [decodeStream(file.encoding)];
  pipeline([source, ...decoded, ...streams], () => undefined);
  let bytesRead = 0;
  source.on("data", (bytes: Buffer) => {
    bytesRead += bytes.length;
    onBytes(bytesRead);
  });
  return source;
}
