import { expireLetters } from "../desk/letters-desk.queries.ts";
import { countPrintable } from "../desk/letters-today.queries.ts";
import { everyLetterKind } from "./batch-files.rules.ts";
import type { HeldBack, HeldLetter } from "./held-back.ts";
import { countWaiting } from "./letters-to-print.queries.ts";
import { type PrintedBatch, type PrintRun, printBatch } from "./print-letters.actions.ts";
import { settleDrafts } from "./settle-drafts.actions.ts";

export const countAllWaiting = ({ ctx }: Pick<PrintRun, "ctx">) =>
  ctx.db.inTransaction(async (trx) => {
    const { letters } = ctx.space.policy;
    const which = { coolingOff: letters.addressCoolingOff, remakes: null };
    let printable = 0;
    let waiting = 0;
    for (const kind of everyLetterKind) {
      printable += await countPrintable(trx, { ...which, kind }, letters);
      waiting += await countWaiting(trx, { ...which, kind });
    }
    return { printable, beyondToday: waiting - printable };
  });

/** Calls `onBatch` once a batch's files are complete. Returns the letters that cannot be printed. */
export async function printAll(
  run: PrintRun,
  onBatch: (batch: PrintedBatch) => void,
): Promise<readonly HeldLetter[]> {
  const held: HeldBack = new Map();
  await settleDrafts(run.ctx, run.folder);
  await run.ctx.db.inTransaction(expireLetters);
  for (const kind of everyLetterKind) {
    let batch = await printBatch(run, kind, held);
    for (; batch; batch = await printBatch(run, kind, held)) onBatch(batch);
  }
  return [...held.values()];
}
