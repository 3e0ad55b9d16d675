import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough, type Readable, Transform, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Context } from "#context.ts";
import type { FileTaker } from "#http/uploads/receive-files.ts";
import type { StoredFile } from "#imports/detect/file-source.ts";
import { seal, unseal } from "#infra/sealing/seal.ts";
import { openSealed, sealing } from "#infra/sealing/sealed-file.ts";
import type { Duration } from "#kernel/duration.ts";
import { newId, type UploadId } from "#kernel/ids.ts";

type At = Pick<Context, "folder" | "space" | "keys">;
type Part = "file" | "rejects";

const folderOf = ({ folder, space }: At) => join(folder, "imports", space.id);
const pathOf = (ctx: At, id: UploadId, part: Part) => join(folderOf(ctx), `${id}.${part}`);
const ownerOf = ({ space }: At, id: UploadId, part: Part) => ["upload", space.id, id, part];

/** `sealedKey` opens the file, and opens itself with PARVIS_SECRET only. */
export type SealedUpload = { id: UploadId; sha256: string; sealedKey: Buffer };

const newKey = (ctx: At, id: UploadId, part: Part) => {
  const key = randomBytes(32);
  return { key, sealedKey: seal(ctx.keys.raw("upload"), key, ownerOf(ctx, id, part)) };
};

const keyOf = (ctx: At, id: UploadId, part: Part, sealedKey: Buffer) =>
  unseal(ctx.keys.raw("upload"), sealedKey, ownerOf(ctx, id, part));

/** Seals an upload while it arrives: its bytes never lie on disk in clear. */
export const intoSealedFile = (ctx: At): FileTaker<SealedUpload> => ({
  async take(content: Readable) {
    await mkdir(folderOf(ctx), { recursive: true, mode: 0o700 });
    const id = newId<UploadId>();
    const { key, sealedKey } = newKey(ctx, id, "file");
    const hash = createHash("sha256");
    const counted = new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const path = pathOf(ctx, id, "file");
    const how = { key, belongsTo: ownerOf(ctx, id, "file") };
    try {
      await pipeline(content, counted, sealing(how), createWriteStream(path, { flags: "wx", mode: 0o600 }));
    } catch (failure) {
      await rm(path, { force: true });
      throw failure;
    }
    return { id, sha256: hash.digest("hex"), sealedKey };
  },
  drop: ({ id }) => destroyFiles(ctx, id),
});

export const storedFile = (
  ctx: At,
  upload: { id: UploadId; fileName: string },
  sealedKey: Buffer,
): StoredFile => ({
  name: upload.fileName,
  open: () => openPart(ctx, upload.id, "file", sealedKey),
});

export const openPart = (ctx: At, id: UploadId, part: Part, sealedKey: Buffer) =>
  openSealed(pathOf(ctx, id, part), {
    key: keyOf(ctx, id, part, sealedKey),
    belongsTo: ownerOf(ctx, id, part),
  });

/** Where a check writes its refusals. A new key each time: one key never seals two files. */
export function sealedRejects(ctx: At, id: UploadId) {
  const { key, sealedKey } = newKey(ctx, id, "rejects");
  let written: Promise<void> | null = null;
  return {
    place: {
      async open(): Promise<Writable> {
        const entry = new PassThrough();
        const how = { key, belongsTo: ownerOf(ctx, id, "rejects") };
        const file = createWriteStream(pathOf(ctx, id, "rejects"), { mode: 0o600 });
        written = pipeline(entry, sealing(how), file);
        written.catch(() => undefined);
        return entry;
      },
    },
    /** The sealed key of the list, once it is on disk; `null` when nothing was refused. */
    async keyOnceWritten(): Promise<Buffer | null> {
      await written;
      return written && sealedKey;
    },
  };
}

/** Without its key, which is removed from its row, a copy of a file opens no more. */
export async function destroyFiles(
  ctx: At,
  id: UploadId,
  parts: readonly Part[] = ["file", "rejects"],
): Promise<void> {
  for (const part of parts) await rm(pathOf(ctx, id, part), { force: true });
}

const partPattern = /^([0-9a-f-]{36})\.(?:file|rejects)$/;

/**
 * Removes files that no row has a key for. `youngest`: a file younger than this may still be arriving. Returns how many.
 */
export async function sweepFiles(ctx: At, known: ReadonlySet<string>, youngest: Duration): Promise<number> {
  const names = await readdir(folderOf(ctx)).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const id = partPattern.exec(name)?.[1];
    if (!id || known.has(id)) continue;
    const path = join(folderOf(ctx), name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs < youngest) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
