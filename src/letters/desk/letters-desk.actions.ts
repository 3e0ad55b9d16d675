import { join } from "node:path";
import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import type { Context, StaffContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { removeIfThere } from "#infra/letters/output-folder.ts";
import type { BatchId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { findHolderByNumber } from "#registry/holders/holders.queries.ts";
import { readNumberOf } from "#registry/holders/number.rules.ts";
import { batchFiles } from "../printing/batch-files.rules.ts";
import { requestLetter } from "../request-letter.actions.ts";
import { findBatch, postLetters, returnLetters } from "./letters-desk.queries.ts";
import { type ReissueRefusal, reissueFor } from "./reissue.actions.ts";

/** As `reissueFor`, by the number. */
export async function reissueLetter(
  ctx: StaffContext,
  typedNumber: string,
): Promise<Result<null, ReissueRefusal>> {
  return ctx.db.inTransaction(async (trx) => {
    const holder = await findTyped(trx, ctx, typedNumber);
    if (!holder) return refused({ kind: "unknown_number" });
    return reissueFor(trx, ctx, holder);
  });
}

export async function reissueFactor(
  ctx: StaffContext,
  typedNumber: string,
): Promise<Result<null, ReissueRefusal>> {
  return ctx.db.inTransaction(async (trx) => {
    const holder = await findTyped(trx, ctx, typedNumber);
    if (!holder) return refused({ kind: "unknown_number" });
    const account = await findAccountOfHolder(trx, holder.id);
    if (!account || !hasFactors(await findFactors(trx, account.id))) return refused({ kind: "no_factor" });
    return requestLetter(trx, ctx, holder.id, { kind: "lost_factor", by: ctx.actor });
  });
}

/** Records that a batch was posted and deletes its PDF if `folder` is given; the list stays. */
export async function postBatch(
  ctx: Context,
  id: BatchId,
  folder: string | null,
): Promise<Result<{ letters: number; destroyed: boolean }, "unknown_batch" | "posted_already">> {
  const posted = await ctx.db.inTransaction(async (trx) => {
    const batch = await findBatch(trx, id);
    return batch ? { batch, letters: await postLetters(trx, id) } : null;
  });
  if (!posted) return refused("unknown_batch");
  const destroyed =
    folder !== null && (await removeIfThere(join(folder, batchFiles(ctx.space.id, posted.batch).pdf)));
  if (posted.letters === 0 && !destroyed) return refused("posted_already");
  return done({ letters: posted.letters, destroyed });
}

export async function recordReturn(
  ctx: Context,
  typedNumber: string,
): Promise<Result<{ letters: number }, "unknown_number" | "nothing_out">> {
  return ctx.db.inTransaction(async (trx) => {
    const holder = await findTyped(trx, ctx, typedNumber);
    if (!holder) return refused("unknown_number");
    const letters = await returnLetters(trx, holder.id);
    return letters > 0 ? done({ letters }) : refused("nothing_out");
  });
}

async function findTyped(trx: SpaceTransaction, { space }: Pick<Context, "space">, typed: string) {
  const number = readNumberOf(space, typed);
  return number.ok ? findHolderByNumber(trx, number.value) : undefined;
}
