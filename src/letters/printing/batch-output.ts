import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { LetterKind } from "#infra/db/tables/enrolment-tables.ts";
import { type LetterDocument, openLetterDocument } from "#infra/letters/letter-document.ts";
import { type ManifestLine, writeManifest } from "#infra/letters/manifest.ts";
import { discardDraft, draftPath, removeIfThere, syncFolder } from "#infra/letters/output-folder.ts";
import type { About } from "#infra/pdf/open-document.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import { seal } from "#infra/sealing/seal.ts";
import { sealing } from "#infra/sealing/sealed-file.ts";
import type { BatchId } from "#kernel/ids.ts";
import { batchFiles } from "./batch-files.rules.ts";

export type BatchName = { id: BatchId; kind: LetterKind };

/** Where the files of a batch go: complete on disk before the commit of its letters. */
export type BatchOutput = {
  openDocument(batch: BatchName, about: About): Promise<LetterDocument>;
  /** The document is closed: what goes with it, and the wait for the disk. */
  finish(batch: BatchName, lines: readonly ManifestLine[]): Promise<void>;
  /** After a failure: no file with secrets may remain. */
  discard(batch: BatchName): Promise<void>;
  sealed: SealedBatch | null;
};

/** `fileKey`: the key of the file, sealed by ours. */
export type SealedBatch = { fileName: string; fileKey: Buffer };

/** A PDF and its list, as drafts of that folder. */
export const intoFolder = (folder: string, space: string): BatchOutput => ({
  openDocument: (batch, about) => openLetterDocument(draftPath(folder, batchFiles(space, batch).pdf), about),
  async finish(batch, lines) {
    await writeManifest(draftPath(folder, batchFiles(space, batch).manifest), lines);
    await syncFolder(folder);
  },
  async discard(batch) {
    const files = batchFiles(space, batch);
    await discardDraft(folder, files.pdf);
    await discardDraft(folder, files.manifest);
  },
  sealed: null,
});

/**
 * A sealed PDF. Its key reaches the database with the states of the letters, in one commit: before it, and after a
 * rollback or a kill, the file cannot be opened. A second try writes another file.
 */
export function intoSealedFile(folder: string, keys: Keys, belongsTo: readonly string[]): BatchOutput {
  const key = randomBytes(32);
  const fileName = randomBytes(16).toString("hex");
  const path = join(folder, fileName);
  return {
    openDocument: (_, about) => openLetterDocument(path, about, sealing({ key, belongsTo })),
    finish: () => syncFolder(folder),
    async discard() {
      await removeIfThere(path);
    },
    sealed: { fileName, fileKey: seal(keys.raw("file"), key, belongsTo) },
  };
}
