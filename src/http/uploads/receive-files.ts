import type { Readable } from "node:stream";
import type { MultipartFile } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { shownFileName } from "#kernel/fields/file-name.rules.ts";
import { damagedForm } from "../forms/form-fields.ts";
import { measured } from "./measured.ts";
import { addField, type OpenUpload } from "./multipart.ts";
import { incomplete, UploadRefused } from "./upload-refused.ts";

/** `name` is safe to show; `type` is what the browser claims. */
export type IncomingFile = { field: string; name: string; type: string };

/** Where files go: a folder, an object store. */
export type FileTaker<Taken> = {
  /** Reads `content` to its end. When that fails, stores nothing and rejects. */
  take(content: Readable, file: IncomingFile): Promise<Taken>;
  drop(taken: Taken): Promise<void>;
};

export type ReceivedFile<Taken> = IncomingFile & { bytes: number; taken: Taken };

/** Files are dropped after the answer, except those passed to `keep`. */
export type Received<Taken> = {
  files: readonly ReceivedFile<Taken>[];
  keep(file: ReceivedFile<Taken>): void;
};

/**
 * Reads a whole multipart form with back-pressure, then calls `use`, where `readForm` reads the fields. The value of a
 * file field is the file's name; a refused file is an error of its field. Throws `UploadRefused`, with all files dropped,
 * on a truncated or malformed body.
 */
export async function receiveFiles<Taken, Answer>(
  request: FastifyRequest,
  taker: FileTaker<Taken>,
  use: (received: Received<Taken>) => Promise<Answer>,
): Promise<Answer> {
  const { upload } = request;
  if (!upload) throw new Error("this route does not say acceptUpload");
  const taken = new Set<ReceivedFile<Taken>>();
  try {
    for await (const part of upload.parts) {
      if (part.type === "field") addField(upload, part);
      else {
        const file = await receiveOne(upload, part, taker);
        if (file) taken.add(file);
      }
    }
    if (upload.gathered.form.fault) throw new UploadRefused(400, damagedForm);
    return await use({ files: [...taken], keep: (file) => taken.delete(file) });
  } finally {
    for (const file of taken) await taker.drop(file.taken);
  }
}

async function receiveOne<Taken>(
  upload: OpenUpload,
  part: MultipartFile,
  taker: FileTaker<Taken>,
): Promise<ReceivedFile<Taken> | null> {
  const { fieldname: field, file: source } = part;
  const incoming = { field, name: shownFileName(part.filename ?? ""), type: part.mimetype };
  // A browser sends an empty file field as a file without a name.
  const isEmptyField = part.filename === "" && Object.hasOwn(upload.limits.files, field ?? "");
  if (isEmptyField || !hasRoom(upload, incoming)) return dropOne(source);
  const { content, bytes, fault } = measured(source, upload.limits.fileBytes);
  try {
    return { ...incoming, taken: await taker.take(content, incoming), bytes: bytes() };
  } catch (failure) {
    const words = fault();
    if (words === null) throw source.errored ? new UploadRefused(400, incomplete, failure) : failure;
    upload.gathered.spoil(field, words);
    return dropOne(source);
  }
}

function hasRoom({ limits, gathered, counts }: OpenUpload, { field, name }: IncomingFile): boolean {
  const most = Object.hasOwn(limits.files, field ?? "") ? (limits.files[field] ?? 0) : 0;
  if (most === 0) throw new UploadRefused(400, damagedForm);
  const count = (counts.get(field) ?? 0) + 1;
  counts.set(field, count);
  if (count === 1) gathered.add(field, name);
  if (count > most)
    gathered.spoil(field, `Choisissez ${most === 1 ? "un seul fichier" : `${most} fichiers au plus`}.`);
  return count <= most;
}

function dropOne(source: Readable): null {
  source.unpipe();
  source.resume();
  return null;
}
