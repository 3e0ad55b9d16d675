import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { done, type Result, refused } from "#kernel/result.ts";
import { type Encoding, utf8Check, whereNotWindows1252 } from "./encoding.rules.ts";
import { type Layout, layoutOf } from "./layout.rules.ts";
import { type Refusal, refusalOfLine } from "./refusal.ts";

/** What a first reading tells of a file, before any of it is understood. */
export type ScannedFile = {
  path: string;
  size: number;
  modifiedAt: number;
  sha256: string;
  encoding: Encoding;
  separator: ";" | ",";
  layout: Layout;
};

const lineFeed = 0x0a;
const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);
const gzipMark = Buffer.from([0x1f, 0x8b]);
const utf16Marks = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
/** Large enough that the disk is not felt, small enough that memory is not. */
export const pieceSize = 64 * 1024;

/** Reads the file once for its encoding, its separator and its fingerprint. Memory does not grow with it. */
export async function scanFile(path: string): Promise<Result<ScannedFile, Refusal>> {
  const found = await stat(path).catch(() => null);
  if (!found) return refused(refusalOfLine(1, "fichier introuvable ou illisible"));
  if (!found.isFile()) return refused(refusalOfLine(1, "ce n’est pas un fichier ordinaire"));
  if (found.size === 0) return refused(refusalOfLine(1, "fichier vide"));

  const fingerprint = createHash("sha256");
  const utf8 = utf8Check();
  let isUtf8 = true;
  let lines = 0;
  let head: Buffer | null = null;
  for await (const piece of piecesOf(path)) {
    head ??= Buffer.from(piece.subarray(0, 65_536));
    if (utf16Marks.some((mark) => head?.subarray(0, 2).equals(mark))) {
      return refused(refusalOfLine(1, "fichier en UTF-16 : UTF-8 ou Windows-1252 attendu"));
    }
    if (head.subarray(0, 2).equals(gzipMark)) {
      return refused(refusalOfLine(1, "fichier compressé (gzip) : décompressez-le d’abord"));
    }
    const nul = piece.indexOf(0);
    if (nul >= 0) return refused(refusalOfLine(lines + lineOf(piece, nul), "octet nul (NUL) interdit"));
    lines += countLines(piece);
    fingerprint.update(piece);
    isUtf8 = isUtf8 && utf8.accepts(piece);
  }
  isUtf8 = isUtf8 && utf8.isComplete();
  if (!isUtf8) {
    const wrong = await whyNotWindows1252(path, head?.subarray(0, 3).equals(utf8Mark) ?? false);
    if (wrong) return refused(wrong);
  }
  const layout = layoutOf((head ?? Buffer.alloc(0)).toString("utf8", 0, 256));
  return done({
    path,
    size: found.size,
    modifiedAt: found.mtimeMs,
    sha256: fingerprint.digest("hex"),
    encoding: isUtf8 ? "utf-8" : "windows-1252",
    separator: layout === "registry" ? separatorOf(head ?? Buffer.alloc(0)) : ";",
    layout,
  });
}

/** The file by pieces, all in the same buffer: each is gone when the next one is asked for. */
async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(pieceSize);
  const file = await open(path);
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

/** Whether the file is still the one that was scanned. */
export async function isUnchanged(file: ScannedFile): Promise<boolean> {
  const found = await stat(file.path).catch(() => null);
  return found?.size === file.size && found.mtimeMs === file.modifiedAt;
}

async function whyNotWindows1252(path: string, saysUtf8: boolean): Promise<Refusal | null> {
  if (saysUtf8) return refusalOfLine(1, "le fichier se dit en UTF-8 (BOM) mais ne l’est pas jusqu’au bout");
  let lines = 0;
  for await (const piece of piecesOf(path)) {
    const wrong = whereNotWindows1252(piece);
    if (wrong) return refusalOfLine(lines + lineOf(piece, wrong.at), reasons[wrong.why]);
    lines += countLines(piece);
  }
  return null;
}

const reasons = {
  undefined: "encodage inconnu : ni UTF-8 ni Windows-1252",
  mixed: "le fichier mêle UTF-8 et Windows-1252",
};

function countLines(piece: Buffer): number {
  let count = 0;
  for (let at = piece.indexOf(lineFeed); at >= 0; at = piece.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}

const lineOf = (piece: Buffer, at: number) => countLines(piece.subarray(0, at)) + 1;

/** The header is of plain letters: whichever of the two separators it holds more of. */
function separatorOf(head: Buffer): ";" | "," {
  const end = head.indexOf(lineFeed);
  const header = head.subarray(0, end < 0 ? head.length : end).toString("latin1");
  return header.split(",").length > header.split(";").length ? "," : ";";
}
