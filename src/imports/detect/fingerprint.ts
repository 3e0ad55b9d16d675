import { createHash } from "node:crypto";
import { done, type Result, refused } from "#kernel/result.ts";
import { type Refusal, refusalOfLine } from "../findings/refusal.ts";
import { type FileSource, piecesOf, standingOf } from "./file-source.ts";
import type { ImportedFile } from "./imported-file.ts";

/** What the engine must know of a file that its subject reads by itself. */
export async function fingerprint(source: FileSource): Promise<Result<ImportedFile, Refusal>> {
  const found = await standingOf(source);
  if (!found?.isFile) return refused(refusalOfLine(1, "fichier introuvable ou illisible"));
  const hash = createHash("sha256");
  for await (const piece of piecesOf(source)) hash.update(piece);
  return done({ source, size: found.size, modifiedAt: found.modifiedAt, sha256: hash.digest("hex") });
}
