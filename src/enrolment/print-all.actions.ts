import { everyLetterKind } from "./batch-files.rules.ts";
import { expireLetters } from "./letters-desk.queries.ts";
import { countWaiting } from "./letters-to-print.queries.ts";
import { type PrintedBatch, type PrintRun, printBatch } from "./print-letters.actions.ts";
import { settleDrafts } from "./settle-drafts.actions.ts";

/** How many letters may be printed now, all kinds together. */
export const countAllWaiting = ({ ctx }: Pick<PrintRun, "ctx">) =>
  ctx.db.inTransaction(async (trx) => {
    let waiting = 0;
    for (const kind of everyLetterKind)
      waiting += await countWaiting(trx, kind, ctx.space.policy.letters.addressCoolingOff);
    return waiting;
  });

/** Prints everything that waits, batch after batch, each told of as soon as its files stand. */
export async function printAll(run: PrintRun, onBatch: (batch: PrintedBatch) => void): Promise<void> {
  await settleDrafts(run.ctx, run.folder);
  await run.ctx.db.inTransaction(expireLetters);
  for (const kind of everyLetterKind) {
    for (let batch = await printBatch(run, kind); batch; batch = await printBatch(run, kind)) onBatch(batch);
  }
}
