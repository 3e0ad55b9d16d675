import { setImmediate } from "node:timers/promises";
import type { OpenDocument } from "./open-document.ts";

/** The bytes of a document while it is drawn, step by step: drawing waits for the reader, so that memory stays flat. */
export async function* pdfBytes(
  { pdf, root }: OpenDocument,
  steps: AsyncIterable<void>,
): AsyncGenerator<Buffer> {
  for await (const _ of steps) {
    const drawn: Buffer | null = pdf.read();
    if (drawn) yield drawn;
    await setImmediate();
  }
  root.end();
  pdf.end();
  for await (const rest of pdf) yield rest as Buffer;
}
