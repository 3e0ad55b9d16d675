import { isUtf8 } from "node:buffer";

export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "iso-8859-15",
  "cp850",
  "cp858",
  "macroman",
] as const;

export type Encoding = (typeof encodings)[number];

type Utf16 = "utf-16le" | "utf-16be";

export const isUtf16 = (encoding: Encoding): encoding is Utf16 => encoding.startsWith("utf-16");

/** Encodings without a mark in the file: only the decoded letters distinguish them. */
export type OneByteEncoding = Exclude<Encoding, "utf-8" | Utf16>;

export const encodingNames: Readonly<Record<Encoding, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1252": "Windows-1252",
  "iso-8859-15": "ISO-8859-15",
  cp850: "CP850",
  cp858: "CP858",
  macroman: "Mac Roman",
};

const plainName = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

export const findEncoding = (name: string): Encoding | undefined =>
  encodings.find((encoding) => plainName(encoding) === plainName(name));

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** The encoding that the byte order mark (BOM) announces. */
export const markOf = (head: Uint8Array): Encoding | undefined =>
  marks.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte))?.[0];

/** UTF-16 without a BOM: in French, every other byte is zero. */
export function unmarkedUtf16(head: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = head.length * 0.4;
  if (odd > most && even * 20 < odd) return "utf-16le";
  return even > most && odd * 20 < even ? "utf-16be" : undefined;
}

/** How many bytes at the end of `bytes` begin a UTF-8 sequence that the next piece may finish. */
function unfinishedTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

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

/** The position of « é » or « ’ » written in UTF-8, else -1: no French word contains « Ã© » or « â€™ ». */
export function whereFrenchIsUtf8(piece: Buffer): number {
  for (let at = piece.indexOf(0xc3); at >= 0; at = piece.indexOf(0xc3, at + 1)) {
    const next = piece[at + 1] ?? 0;
    if (next >= 0x80 && next <= 0xbf) return at;
  }
  return piece.indexOf(Buffer.from([0xe2, 0x80]));
}
