import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "#context.ts";
import { removeIfThere } from "#infra/letters/output-folder.ts";
import { unseal } from "#infra/sealing/seal.ts";
import { openSealed } from "#infra/sealing/sealed-file.ts";
import { hours } from "#kernel/duration.ts";
import type { BatchId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";

/** Over a weekend: what is printed on Friday is downloaded on Monday. */
export const fileKept = hours(72);

export const sealedFolder = ({ store, space }: Pick<Context, "store" | "space">) =>
  join(store, "sealed-letters", space.id);

/** A file opens as that of its own batch, in its own space. */
export const belongsToBatch = ({ space }: Pick<Context, "space">, batch: BatchId) => [
  "letter_batch",
  space.id,
  batch,
];

export type SealedFile = { id: BatchId; fileName: string; fileKey: Buffer };

/** The PDF. "not_here": printed on a machine whose PARVIS_DATA this one does not share. Throws when it was changed. */
export async function openSealedFile(
  ctx: Context,
  { id, fileName, fileKey }: SealedFile,
): Promise<Result<Buffer, "not_here">> {
  const belongsTo = belongsToBatch(ctx, id);
  const key = unseal(ctx.keys.raw("file"), fileKey, belongsTo);
  try {
    return done(await readWhole(join(sealedFolder(ctx), fileName), { key, belongsTo }));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return refused("not_here");
    throw error;
  }
}

async function readWhole(path: string, sealing: Parameters<typeof openSealed>[1]): Promise<Buffer> {
  const file = await openSealed(path, sealing);
  try {
    const pieces: Buffer[] = [];
    let from = 0;
    while (from < file.size) {
      const piece = await file.read(from, file.size);
      pieces.push(piece);
      from += piece.length;
    }
    return Buffer.concat(pieces);
  } finally {
    await file.close();
  }
}

export const removeSealedFile = (ctx: Context, fileName: string) =>
  removeIfThere(join(sealedFolder(ctx), fileName));

/** Files whose batch is not committed yet are younger. */
const longestPrinting = hours(1);

/** Deletes the files that no batch names: downloaded, too old, or left by a killed worker. Returns how many. */
export async function removeOtherFiles(ctx: Context, named: ReadonlySet<string>): Promise<number> {
  const folder = sealedFolder(ctx);
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (named.has(name)) continue;
    const found = await stat(join(folder, name)).catch(() => null);
    if (found && found.mtimeMs > Date.now() - longestPrinting) continue;
    if (await removeIfThere(join(folder, name))) removed += 1;
  }
  return removed;
}
