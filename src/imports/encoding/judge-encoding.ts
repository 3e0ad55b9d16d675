import { decode } from "iconv-lite";
import { done, type Result, refused } from "#kernel/result.ts";
import { type FileSource, piecesOf } from "../detect/file-source.ts";
import { type Refusal, refusalOfLine } from "../findings/refusal.ts";
import { byteContexts } from "./byte-contexts.rules.ts";
import { cellSamples } from "./cell-samples.rules.ts";
import { encodingNames, type OneByteEncoding, whereFrenchIsUtf8 } from "./encoding.rules.ts";
import { type Alphabets, bytesWithoutMeaning, guessEncoding } from "./guess-encoding.rules.ts";
import { lineCount } from "./line-count.ts";

const candidates: readonly OneByteEncoding[] = ["windows-1252", "iso-8859-15", "cp850", "cp858", "macroman"];

const high = Buffer.from(Array.from({ length: 128 }, (_, index) => 128 + index));

export const alphabets: Alphabets = new Map(
  candidates.map((encoding) => [encoding, [...decode(high, encoding)]]),
);

export type JudgedEncoding = { encoding: OneByteEncoding; samples: readonly string[] };

export async function judgeEncoding(
  source: FileSource,
  lineEnd: "\n" | "\r",
  told: OneByteEncoding | null,
): Promise<Result<JudgedEncoding, Refusal>> {
  const contexts = byteContexts();
  const cells = cellSamples();
  const lines = lineCount(lineEnd);
  for await (const piece of piecesOf(source)) {
    const mixed = told ? -1 : whereFrenchIsUtf8(piece);
    if (mixed >= 0) return refused(refusalOfLine(lines.lineOf(piece, mixed), mixedWithUtf8));
    lines.add(piece);
    contexts.add(piece);
    cells.add(piece);
  }
  const seen = contexts.list();
  const encoding = told ?? guessEncoding(seen, alphabets);
  if (!encoding) return refused(refusalOfLine(1, unknown));
  const strangers = bytesWithoutMeaning(seen, alphabets.get(encoding) ?? []);
  const samples = () => cells.list((bytes) => decode(bytes, encoding));
  if (strangers.length === 0) return done({ encoding, samples: samples() });
  return refused(await whereFirst(source, lineEnd, strangers, encoding));
}

async function whereFirst(
  source: FileSource,
  lineEnd: "\n" | "\r",
  bytes: readonly number[],
  encoding: OneByteEncoding,
): Promise<Refusal> {
  const lines = lineCount(lineEnd);
  const reason = `des octets ne veulent rien dire en ${encodingNames[encoding]} : deux encodages mêlés, ou un autre (voir --encoding)`;
  for await (const piece of piecesOf(source)) {
    const at = piece.findIndex((byte) => bytes.includes(byte));
    if (at >= 0) return refusalOfLine(lines.lineOf(piece, at), reason);
    lines.add(piece);
  }
  return refusalOfLine(1, reason);
}

const mixedWithUtf8 = "le fichier mêle UTF-8 et un autre encodage : enregistrez-le tout entier en UTF-8";
const unknown =
  "encodage inconnu, ou lettres qui ne sont pas du français : enregistrez le fichier en UTF-8, ou dites son encodage avec --encoding";
