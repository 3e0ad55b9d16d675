import { join } from "node:path";
import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { forgetAttempts } from "#account/attempts.queries.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { record } from "#account/journal.queries.ts";
import { subjectOf } from "#account/subject.ts";
import type { Context } from "#context.ts";
import { removeIfThere } from "#infra/letters/output-folder.ts";
import type { BatchId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { normaliseNumber } from "#kernel/text.ts";
import { findHolderByNumber } from "#registry/holders.queries.ts";
import { batchFiles } from "./batch-files.rules.ts";
import { lockOpenEnrolment } from "./enrolment.queries.ts";
import { findBatch, postLetters, returnLetters } from "./letters-desk.queries.ts";
import { reissueStanding, replaceLetters } from "./reissue.queries.ts";
import { type RequestRefusal, requestLetter } from "./request-letter.actions.ts";

export type ReissueRefusal =
  | RequestRefusal
  | { kind: "unknown_number" }
  | { kind: "no_open_enrolment" }
  | { kind: "no_factor" }
  | { kind: "address_too_new"; until: Date };

/** What the holder's journal says of a letter asked for at the desk. */
const atTheDesk = { visitor: { source: "", browser: "Service de gestion" }, byStaff: true };

/**
 * Asks for a new provisional password by post; the former one is dead at once. Where accounts are opened by two
 * letters it is the second of them, for whoever has not opened theirs; elsewhere anybody on file may have one.
 */
export async function reissueLetter(
  ctx: Context,
  typedNumber: string,
): Promise<Result<null, ReissueRefusal>> {
  return ctx.db.inTransaction(async (trx) => {
    const holder = await findHolderByNumber(trx, normaliseNumber(typedNumber));
    if (!holder) return refused({ kind: "unknown_number" });
    if (ctx.space.policy.enrolment !== "provisional-credentials")
      return requestLetter(trx, ctx, holder.id, { ...atTheDesk, kind: "new_password" });
    const enrolmentId = await lockOpenEnrolment(trx, holder.id);
    if (!enrolmentId) return refused({ kind: "no_open_enrolment" });
    const standing = await reissueStanding(trx, holder.id, ctx.space.policy.letters);
    if (standing.waits) return refused({ kind: "waits_already" });
    if (standing.addressUntil) return refused({ kind: "address_too_new", until: standing.addressUntil });
    if (standing.quotaUntil) return refused({ kind: "too_soon", until: standing.quotaUntil });
    await replaceLetters(trx, holder.id, enrolmentId);
    // A new secret is a new beginning: what failed with the former one no longer counts.
    await forgetAttempts(trx, subjectOf(ctx.keys, { number: holder.number }));
    await record(trx, holder.id, "letter_asked", atTheDesk.visitor);
    return done(null);
  });
}

/** Asks for a code by post that lifts the second factor of whoever lost it and has no other way left. */
export async function reissueFactor(
  ctx: Context,
  typedNumber: string,
): Promise<Result<null, ReissueRefusal>> {
  return ctx.db.inTransaction(async (trx) => {
    const holder = await findHolderByNumber(trx, normaliseNumber(typedNumber));
    if (!holder) return refused({ kind: "unknown_number" });
    const account = await findAccountOfHolder(trx, holder.id);
    if (!account || !hasFactors(await findFactors(trx, account.id))) return refused({ kind: "no_factor" });
    return requestLetter(trx, ctx, holder.id, { ...atTheDesk, kind: "lost_factor" });
  });
}

/** Says that a batch went to the post, and destroys its PDF if told where it lies; the list stays. */
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

/** Says that a holder's letters came back. */
export async function recordReturn(
  ctx: Context,
  typedNumber: string,
): Promise<Result<{ letters: number }, "unknown_number" | "nothing_out">> {
  return ctx.db.inTransaction(async (trx) => {
    const holder = await findHolderByNumber(trx, normaliseNumber(typedNumber));
    if (!holder) return refused("unknown_number");
    const letters = await returnLetters(trx, holder.id);
    return letters > 0 ? done({ letters }) : refused("nothing_out");
  });
}
