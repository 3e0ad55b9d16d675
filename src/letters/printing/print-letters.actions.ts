import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Context } from "#context.ts";
import type { LetterKind } from "#infra/db/tables/enrolment-tables.ts";
import { openLetterDocument } from "#infra/letters/letter-document.ts";
import type { LetterSheet } from "#infra/letters/letter-sheet.ts";
import { type ManifestLine, writeManifest } from "#infra/letters/manifest.ts";
import { discardDraft, draftPath, publishDraft, syncFolder } from "#infra/letters/output-folder.ts";
import { type BatchId, newId } from "#kernel/ids.ts";
import { countPrintable, roomToday } from "../desk/letters-today.queries.ts";
import type { Enclosure } from "../wording/letter-wording.letters.ts";
import { lostFactorLetter } from "../wording/lost-factor.letters.ts";
import { newPasswordLetter } from "../wording/new-password.letters.ts";
import { notificationLetter } from "../wording/notification.letters.ts";
import { provisionalPasswordLetter } from "../wording/provisional-password.letters.ts";
import { batchFiles } from "./batch-files.rules.ts";
import { drawSecret } from "./draw-secret.ts";
import { type HeldBack, holdBack, unprintable } from "./held-back.ts";
import {
  type LetterToPrint,
  printingMoment,
  recordBatch,
  takeWaiting,
  waitForPrinter,
} from "./letters-to-print.queries.ts";
import { postalBlock } from "./postal-block.rules.ts";

export type PrintRun = {
  ctx: Context;
  entrance: URL;
  folder: string;
  onProgress: (letters: number) => void;
};

export type PrintedBatch = { id: BatchId; kind: LetterKind; letters: number; pdf: string; manifest: string };

const lettersInBatch = 500;

type Secret = { secret: string; hash: string };

/**
 * Prints the next batch; `null` when nothing waits. Both files are complete as drafts before the commit and renamed
 * after it. After a kill before the commit, the secrets in the drafts are invalid. After a later kill, `settleDrafts`
 * renames them.
 */
export async function printBatch(
  run: PrintRun,
  kind: LetterKind,
  held: HeldBack = new Map(),
): Promise<PrintedBatch | null> {
  const { policy } = run.ctx.space;
  const coolingOff = policy.letters.addressCoolingOff;
  const most = await run.ctx.db.inTransaction(async (trx) => {
    const expected = await countPrintable(trx, kind, policy.letters);
    return holdBack(trx, { kind, coolingOff, most: Math.min(expected, lettersInBatch) }, held);
  });
  if (most === 0) return null;
  const secrets = kind === "notification" ? [] : await drawSecrets(run, most);

  const batch = await run.ctx.db.inTransaction(async (trx) => {
    await waitForPrinter(trx);
    const room = await roomToday(trx, kind, policy.letters.perDay);
    const without = [...held.keys()];
    const taken = await takeWaiting(trx, { kind, coolingOff, most: Math.min(most, room), without });
    const letters = taken.filter((letter) => unprintable(letter).length === 0);
    if (letters.length === 0) return null;
    const id = newId<BatchId>();
    const moment = await printingMoment(trx, policy.lifetimes.letterSecret);
    await drawOrLeaveNothing(run, { id, kind, ...moment }, letters, secrets);
    const printed = letters.map(({ id, holderId }, index) => ({
      id,
      holderId,
      secretHash: secrets[index]?.hash ?? null,
    }));
    await recordBatch(trx, { id, kind, lifetime: policy.lifetimes.letterSecret }, printed);
    return { id, kind, letters: letters.length };
  });
  if (!batch) return null;

  const files = batchFiles(run.ctx.space.id, batch);
  await publishDraft(run.folder, files.pdf);
  await publishDraft(run.folder, files.manifest);
  await syncFolder(run.folder);
  if (kind === "notification") run.onProgress(batch.letters);
  return { ...batch, pdf: join(run.folder, files.pdf), manifest: join(run.folder, files.manifest) };
}

/** Hashes the secrets before the transaction, which stays short; one at a time per core. */
async function drawSecrets(run: PrintRun, count: number): Promise<Secret[]> {
  const secrets: Secret[] = [];
  const drawOn = async () => {
    for (;;) {
      if (secrets.length >= count) return;
      const place: Secret = { secret: drawSecret(), hash: "" };
      secrets.push(place);
      place.hash = await run.ctx.passwords.hash(place.secret);
      run.onProgress(1);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, drawOn));
  return secrets;
}

type Batch = { id: BatchId; kind: LetterKind; printedAt: Date; lastDay: Date };

/** After a failure, such as a full disk, no draft with secrets may remain. Never runs after the commit. */
async function drawOrLeaveNothing(run: PrintRun, batch: Batch, ...drawn: Drawn) {
  try {
    await drawBatch(run, batch, ...drawn);
  } catch (error) {
    const files = batchFiles(run.ctx.space.id, batch);
    await discardDraft(run.folder, files.pdf);
    await discardDraft(run.folder, files.manifest);
    throw error;
  }
}

type Drawn = [letters: readonly LetterToPrint[], secrets: readonly Secret[]];

async function drawBatch({ ctx, entrance, folder }: PrintRun, batch: Batch, ...[letters, secrets]: Drawn) {
  const { wording } = ctx.space;
  const files = batchFiles(ctx.space.id, batch);
  const about = { title: `${wording.shortName} : ${files.title}`, author: wording.organisation };
  const document = await openLetterDocument(draftPath(folder, files.pdf), about);
  const enclosure: Enclosure = { space: ctx.space, entrance, printedAt: batch.printedAt };
  const manifest: ManifestLine[] = [];
  for (const [index, letter] of letters.entries()) {
    const recipient = postalBlock(letter);
    const sheet = sheetOf(enclosure, batch, { ...letter, recipient }, secrets[index]?.secret);
    const pages = await document.add(sheet);
    manifest.push({ letter: letter.id, number: letter.number, lines: recipient, pages });
  }
  await document.close();
  await writeManifest(draftPath(folder, files.manifest), manifest);
  await syncFolder(folder);
}

function sheetOf(
  enclosure: Enclosure,
  batch: Batch,
  letter: Pick<LetterToPrint, "id" | "number" | "byStaff" | "hasAccount"> & { recipient: readonly string[] },
  secret: string | undefined,
): LetterSheet {
  if (batch.kind === "notification") return notificationLetter(enclosure, letter);
  if (secret === undefined) throw new Error("a letter has no secret to bring");
  const { id, recipient, byStaff, hasAccount } = letter;
  const { lastDay } = batch;
  return lettersWithSecret[batch.kind](enclosure, { id, recipient, secret, lastDay, byStaff, hasAccount });
}

const lettersWithSecret = {
  provisional_password: provisionalPasswordLetter,
  new_password: newPasswordLetter,
  lost_factor: lostFactorLetter,
};
