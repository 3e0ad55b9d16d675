import { appendAudit } from "#audit/append-audit.ts";
import type { StaffContext } from "#context.ts";
import type { ManifestLine } from "#infra/letters/manifest.ts";
import type { BatchId } from "#kernel/ids.ts";
import { batchFiles } from "../printing/batch-files.rules.ts";
import { postalBlock } from "../printing/postal-block.rules.ts";
import { referenceOf } from "../reference.rules.ts";
import { findBatchSheet, listLettersOfBatch } from "./batches.queries.ts";

/** The list of a batch, drawn from what is on file today. `null`: no such batch. */
export const listBatch = (
  ctx: StaffContext,
  id: BatchId,
): Promise<{ name: string; lines: readonly ManifestLine[] } | null> =>
  ctx.db.inTransaction(async (trx) => {
    const batch = await findBatchSheet(trx, id);
    if (!batch) return null;
    const lines = (await listLettersOfBatch(trx, id)).map((letter) => ({
      place: letter.place,
      letter: letter.id,
      reference: referenceOf(letter.serial),
      number: letter.number,
      lines: postalBlock(letter),
      pages: letter.pages,
    }));
    await appendAudit(trx, ctx, { kind: "letters_listed", effect: { batch: id, letters: lines.length } });
    return { name: batchFiles(ctx.space.id, batch).manifest, lines };
  });
