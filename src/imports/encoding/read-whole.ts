import { createHash } from "node:crypto";
import { getDecoder } from "iconv-lite";
import { done, type Result, refused } from "#kernel/result.ts";
import { type FileSource, piecesOf } from "../detect/file-source.ts";
import { type Refusal, refusalOfLine } from "../findings/refusal.ts";
import { type Encoding, isUtf16, utf8Check } from "./encoding.rules.ts";
import { judgeEncoding } from "./judge-encoding.ts";
import { lineCount } from "./line-count.ts";

export type Whole = { encoding: Encoding; samples: readonly string[]; sha256: string };

/** Reads a file to its end; `announced` is its encoding according to its BOM or to the caller. */
export async function readWhole(
  source: FileSource,
  announced: Encoding | null,
  lineEnd: "\n" | "\r",
): Promise<Result<Whole, Refusal>> {
  const fingerprint = createHash("sha256");
  const wide = announced && isUtf16(announced) ? getDecoder(announced) : null;
  const utf8 = utf8Check();
  let isUtf8 = !wide;
  const lines = lineCount(lineEnd);
  for await (const piece of piecesOf(source)) {
    fingerprint.update(piece);
    const text = wide ? Buffer.from(wide.write(piece)) : piece;
    const nul = text.indexOf(0);
    if (nul >= 0) return refused(refusalOfLine(lines.lineOf(text, nul), "octet nul (NUL) interdit"));
    lines.add(text);
    isUtf8 = isUtf8 && utf8.accepts(piece);
  }
  isUtf8 = isUtf8 && utf8.isComplete();
  const sha256 = fingerprint.digest("hex");
  const encoding = announced ?? (isUtf8 ? "utf-8" : null);
  if (encoding === "utf-8" && !isUtf8) return refused(refusalOfLine(1, notUtf8));
  if (encoding && (encoding === "utf-8" || isUtf16(encoding))) return done({ encoding, samples: [], sha256 });
  const judged = await judgeEncoding(source, lineEnd, encoding);
  return judged.ok ? done({ ...judged.value, sha256 }) : judged;
}

const notUtf8 = "le fichier se dit en UTF-8 (BOM ou --encoding) mais ne l’est pas jusqu’au bout";
