import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { done, type Result, refused } from "#kernel/result.ts";
import { piecesOf } from "../encoding/file-pieces.ts";
import { type Refusal, refusalOfLine } from "../findings/refusal.ts";
import type { ImportedFile } from "./imported-file.ts";

/** What the engine must know of a file that its subject reads by itself. */
export async function fingerprint(path: string): Promise<Result<ImportedFile, Refusal>> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return refused(refusalOfLine(1, "fichier introuvable ou illisible"));
  const hash = createHash("sha256");
  for await (const piece of piecesOf(path)) hash.update(piece);
  return done({ path, size: found.size, modifiedAt: found.mtimeMs, sha256: hash.digest("hex") });
}
