import { type FileSource, standingOf } from "./file-source.ts";

/** What the engine knows of any file. */
export type ImportedFile = { source: FileSource; size: number; modifiedAt: number; sha256: string };

export async function isUnchanged(file: ImportedFile): Promise<boolean> {
  const found = await standingOf(file.source);
  return found?.size === file.size && found.modifiedAt === file.modifiedAt;
}
