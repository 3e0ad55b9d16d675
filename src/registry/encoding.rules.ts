import { isUtf8 } from "node:buffer";

export type Encoding = "utf-8" | "windows-1252";

/** Bytes that Windows-1252 leaves undefined. */
const undefinedBytes = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** How many bytes at the end of `bytes` begin a UTF-8 sequence that the next ones may finish. */
function unfinishedTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** Reads UTF-8 by pieces; false as soon as one cannot be. */
export function utf8Check() {
  let tail: Buffer = Buffer.alloc(0);
  return {
    accepts(piece: Buffer): boolean {
      const bytes = tail.length > 0 ? Buffer.concat([tail, piece]) : piece;
      const kept = unfinishedTail(bytes);
      tail = Buffer.from(bytes.subarray(bytes.length - kept));
      return isUtf8(bytes.subarray(0, bytes.length - kept));
    },
    isComplete: () => tail.length === 0,
  };
}

/** Where, in a piece of a file that is not UTF-8, Windows-1252 cannot be either; -1 when it can. */
export function whereNotWindows1252(piece: Buffer): { at: number; why: "undefined" | "mixed" } | null {
  for (const byte of undefinedBytes) {
    const at = piece.indexOf(byte);
    if (at >= 0) return { at, why: "undefined" };
  }
  const at = whereFrenchIsUtf8(piece);
  return at >= 0 ? { at, why: "mixed" } : null;
}

/** « é » or « ’ » written in UTF-8 among Windows-1252: no French word holds « Ã© » or « â€™ ». */
function whereFrenchIsUtf8(piece: Buffer): number {
  for (let at = piece.indexOf(0xc3); at >= 0; at = piece.indexOf(0xc3, at + 1)) {
    const next = piece[at + 1] ?? 0;
    if (next >= 0x80 && next <= 0xbf) return at;
  }
  return piece.indexOf(Buffer.from([0xe2, 0x80]));
}
