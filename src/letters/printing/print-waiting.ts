import { appendAudit } from "#audit/append-audit.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterKind } from "#infra/db/tables/enrolment-tables.ts";
import { type BatchId, newId } from "#kernel/ids.ts";
import { countPrintable, roomToday } from "../desk/letters-today.queries.ts";
import type { BatchOutput } from "./batch-output.ts";
import { drawBatch } from "./draw-batch.ts";
import { drawSecrets, type Secret } from "./draw-secrets.ts";
import { type HeldBack, holdBack, unprintable } from "./held-back.ts";
import { printingMoment, recordBatch, takeWaiting, waitForPrinter } from "./letters-to-print.queries.ts";

/** `by`: the staff member; `null` at the command line. `remakes`: only letters that replace some of that batch. */
export type ToPrint = { kind: LetterKind; id?: BatchId; remakes: BatchId | null; by: string | null };

export type Printing = {
  ctx: Context;
  entrance: URL;
  output: BatchOutput;
  onProgress: (letters: number) => void;
};

export type RecordedBatch = { id: BatchId; kind: LetterKind; letters: number };

/** The size of a batch. */
export const lettersInBatch = 500;

const which = ({ space }: Context, { kind, remakes }: ToPrint) => ({
  kind,
  remakes,
  coolingOff: space.policy.letters.addressCoolingOff,
});

export type Prepared = { most: number; secrets: readonly Secret[]; held: HeldBack };

/** Before the transaction: the secrets are hashed. Adds what cannot be printed to `held`. */
export async function prepareBatch(
  { ctx, onProgress }: Pick<Printing, "ctx" | "onProgress">,
  order: ToPrint,
  held: HeldBack,
): Promise<Prepared> {
  const most = await ctx.db.inTransaction(async (trx) => {
    const expected = await countPrintable(trx, which(ctx, order), ctx.space.policy.letters);
    return holdBack(trx, { ...which(ctx, order), most: Math.min(expected, lettersInBatch) }, held);
  });
  const wanted = order.kind === "notification" ? 0 : most;
  return { most, held, secrets: await drawSecrets(ctx.passwords, wanted, () => onProgress(1)) };
}

/** Takes what waits, draws it and records it; `null` when nothing waits any more. */
export async function printWaiting(
  trx: SpaceTransaction,
  { ctx, entrance, output }: Printing,
  order: ToPrint,
  { most, secrets, held }: Prepared,
): Promise<RecordedBatch | null> {
  const { letters: rule, ...policy } = ctx.space.policy;
  const lifetime = policy.lifetimes.letterSecret;
  const { kind, remakes } = order;
  await waitForPrinter(trx);
  const room = remakes ? most : Math.min(most, await roomToday(trx, kind, rule.perDay));
  const taken = await takeWaiting(trx, { ...which(ctx, order), most: room, without: [...held.keys()] });
  const letters = taken.filter((letter) => unprintable(letter).length === 0);
  if (letters.length === 0) return null;
  const id = order.id ?? newId<BatchId>();
  const batch = { id, kind, ...(await printingMoment(trx, lifetime)) };
  const lines = await drawBatch({ space: ctx.space, entrance, output }, batch, { letters, secrets });
  const printed = letters.map((letter, index) => ({
    id: letter.id,
    holderId: letter.holderId,
    secretHash: secrets[index]?.hash ?? null,
    place: index + 1,
    pages: lines[index]?.pages ?? 0,
  }));
  const { sealed } = output;
  await recordBatch(trx, { id, kind, lifetime, remakes, printedBy: order.by, sealed }, printed);
  const effect = { batch: id, kind, letters: letters.length };
  await appendAudit(trx, ctx, { kind: "letters_printed", effect });
  return { id, kind, letters: letters.length };
}
