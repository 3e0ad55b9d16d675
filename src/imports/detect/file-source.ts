import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";

/** A file to import: its path, or a file whose bytes are kept elsewhere, such as a sealed one. */
export type FileSource = string | StoredFile;

export type StoredFile = { name: string; open(): Promise<OpenFile> };

export type OpenFile = {
  size: number;
  modifiedAt: number;
  /** At most `length` bytes; none after the end. */
  read(from: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
};

const pieceSize = 64 * 1024;

export const nameOf = (source: FileSource) => (typeof source === "string" ? basename(source) : source.name);

type Standing = { isFile: boolean; size: number; modifiedAt: number };

/** `null`: there is no such file. */
export async function standingOf(source: FileSource): Promise<Standing | null> {
  if (typeof source === "string") {
    const found = await stat(source).catch(() => null);
    return found && { isFile: found.isFile(), size: found.size, modifiedAt: found.mtimeMs };
  }
  const file = await source.open();
  await file.close();
  return { isFile: true, size: file.size, modifiedAt: file.modifiedAt };
}

/** Reads the file in pieces that share one buffer: copy a piece before asking for the next one. */
export async function* piecesOf(source: FileSource): AsyncGenerator<Buffer> {
  if (typeof source !== "string") return yield* partOf(source, 0, Number.POSITIVE_INFINITY);
  const buffer = Buffer.alloc(pieceSize);
  const file = await open(source);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, pieceSize);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The bytes from `begin` to before `end`, in pieces of their own. */
export const streamOf = (source: FileSource, begin: number, end: number): Readable =>
  typeof source === "string"
    ? createReadStream(source, { start: begin, end: end - 1, highWaterMark: pieceSize })
    : Readable.from(partOf(source, begin, end));

async function* partOf(source: StoredFile, begin: number, end: number): AsyncGenerator<Buffer> {
  const file = await source.open();
  try {
    for (let at = begin; at < end; ) {
      const piece = await file.read(at, Math.min(pieceSize, end - at));
      if (piece.length === 0) return;
      at += piece.length;
      yield piece;
    }
  } finally {
    await file.close();
  }
}

const endSize = 4096;

export async function endsOf(source: FileSource, size: number): Promise<{ head: Buffer; end: Buffer }> {
  const part = async (from: number, length: number) =>
    Buffer.concat(await streamOf(source, from, from + length).toArray());
  const length = Math.min(endSize, size);
  return { head: await part(0, Math.min(pieceSize, size)), end: await part(size - length, length) };
}
