import { join } from "node:path";
import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import { forgetAttempts } from "#account/tries/attempts.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import type { Context, StaffContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { removeIfThere } from "#infra/letters/output-folder.ts";
import type { BatchId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { findHolderByNumber } from "#registry/holders/holders.queries.ts";
import { readNumberOf } from "#registry/holders/number.rules.ts";
import { lockOpenEnrolment } from "../enrolment.queries.ts";
import { batchFiles } from "../printing/batch-files.rules.ts";
import { type RequestRefusal, requestLetter } from "../request-letter.actions.ts";
import { findBatch, postLetters, returnLetters } from "./letters-desk.queries.ts";
import { reissueStanding, replaceLetters } from "./reissue.queries.ts";

export type ReissueRefusal =
  | RequestRefusal
  | { kind: "unknown_number" }
  | { kind: "no_open_enrolment" }
  | { kind: "no_factor" }
  | { kind: "address_too_new"; until: Date };

/** Invalidates the former password. With two letters, only for a holder without an account; else for any holder. */
export async function reissueLetter(
  ctx: StaffContext,
  typedNumber: string,
): Promise<Result<null, ReissueRefusal>> {
  return ctx.db.inTransaction(async (trx) => {
    const holder = await findTyped(trx, ctx, typedNumber);
    if (!holder) return refused({ kind: "unknown_number" });
    if (ctx.space.policy.enrolment !== "provisional-credentials")
      return requestLetter(trx, ctx, holder.id, { kind: "new_password", by: ctx.actor });
    const enrolmentId = await lockOpenEnrolment(trx, holder.id);
    if (!enrolmentId) return refused({ kind: "no_open_enrolment" });
    const standing = await reissueStanding(trx, holder.id, ctx.space.policy.letters);
    if (standing.waits) return refused({ kind: "waits_already" });
    if (standing.addressUntil) return refused({ kind: "address_too_new", until: standing.addressUntil });
    if (standing.quotaUntil) return refused({ kind: "too_soon", until: standing.quotaUntil });
    await replaceLetters(trx, holder.id, enrolmentId);
    await forgetAttempts(trx, subjectOf(ctx.keys, { number: holder.number }));
    await record(trx, holder.id, "letter_asked", ctx.actor);
    return done(null);
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
