import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { Writable } from "node:stream";
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
// Without a BOM, spreadsheets do not recognise UTF-8.
const columns = `\ufeff${csvRow(["line", "column", "reason", "value"])}`;

/** A path, or another place for what people must not read on disk. */
export type RejectsPlace = string | { open(): Promise<Writable> };

export function openRejects(place: RejectsPlace): Rejects {
  const first: Refusal[] = [];
  let count = 0;
  let file: { path: string | null; stream: Writable } | null = null;
  return {
    first,
    get count() {
      return count;
    },
    async add(refusal) {
      if (count++ === 0) file = await create(place);
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

async function create(wanted: RejectsPlace) {
  if (typeof wanted !== "string") {
    const stream = await wanted.open();
    stream.write(columns);
    return { path: null, stream };
  }
  for (const path of [resolve(wanted), resolve(basename(wanted))]) {
    // The file holds personal data: only its owner may read it.
    const handle = await open(path, "w", 0o600).catch(() => null);
    if (!handle) continue;
    const stream = createWriteStream(path, { fd: handle });
    stream.write(columns);
    return { path, stream };
  }
  return null;
}

const drained = (stream: Writable) => new Promise<void>((resume) => stream.once("drain", () => resume()));

const longestValue = 200;

const toCsvLine = ({ line, column, reason, value }: Refusal) =>
  csvRow([String(line), column, reason, value.slice(0, longestValue)]);
