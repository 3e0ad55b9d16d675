import { createWriteStream, type WriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { finished } from "node:stream/promises";
import { csvRow } from "#kernel/text/csv-row.ts";
import type { Refusal } from "./refusal.ts";

export type Rejects = {
  add(refusal: Refusal): Promise<void>;
  readonly count: number;
  readonly first: readonly Refusal[];
  close(): Promise<string | null>;
};

const shown = 20;
const byteOrderMark = "\ufeff";

export function openRejects(path: string): Rejects {
  const first: Refusal[] = [];
  let count = 0;
  let file: { path: string; stream: WriteStream } | null = null;
  return {
    first,
    get count() {
      return count;
    },
    async add(refusal) {
      if (count++ === 0) file = await create(path);
      if (first.length < shown) first.push(refusal);
      if (file && !file.stream.write(toCsvLine(refusal))) await drained(file.stream);
    },
    async close() {
      if (!file) return null;
      if (!file.stream.writableEnded) {
        file.stream.end();
        await finished(file.stream);
      }
      return file.path;
    },
  };
}

async function create(wanted: string) {
  for (const path of [resolve(wanted), resolve(basename(wanted))]) {
    // The file holds personal data: only its owner may read it.
    const handle = await open(path, "w", 0o600).catch(() => null);
    if (!handle) continue;
    const stream = createWriteStream(path, { fd: handle });
    // Without a BOM, spreadsheets do not recognise UTF-8.
    stream.write(byteOrderMark + csvRow(["line", "column", "reason", "value"]));
    return { path, stream };
  }
  return null;
}

const drained = (stream: WriteStream) => new Promise<void>((resume) => stream.once("drain", () => resume()));

const longestValue = 200;

const toCsvLine = ({ line, column, reason, value }: Refusal) =>
  csvRow([String(line), column, reason, value.slice(0, longestValue)]);
