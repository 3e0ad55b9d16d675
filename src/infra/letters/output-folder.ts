import { access, constants, mkdir, open, readdir, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { done, type Result, refused } from "#kernel/result.ts";

/** Suffix of a file until the database records its letters as printed. */
const draftSuffix = ".en-cours";

export const draftPath = (folder: string, name: string) => join(folder, name + draftSuffix);

export async function prepareFolder(folder: string): Promise<Result<null, "unusable_folder">> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
    return (await stat(folder)).isDirectory() ? done(null) : refused("unusable_folder");
  } catch {
    return refused("unusable_folder");
  }
}

export async function listDrafts(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith(draftSuffix)).map((name) => name.slice(0, -draftSuffix.length));
}

/** Gives a draft its final name, unless another process just did. */
export async function publishDraft(folder: string, name: string) {
  try {
    await rename(draftPath(folder, name), join(folder, name));
  } catch (error) {
    await access(join(folder, name)).catch(() => {
      throw error;
    });
  }
}

export const discardDraft = (folder: string, name: string) => removeIfThere(draftPath(folder, name));

export async function removeIfThere(path: string): Promise<boolean> {
  try {
    await unlink(path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

export async function syncFolder(folder: string) {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
