import { stat } from "node:fs/promises";

/** What the engine knows of any file. */
export type ImportedFile = { path: string; size: number; modifiedAt: number; sha256: string };

export async function isUnchanged(file: ImportedFile): Promise<boolean> {
  const found = await stat(file.path).catch(() => null);
  return found?.size === file.size && found.mtimeMs === file.modifiedAt;
}
