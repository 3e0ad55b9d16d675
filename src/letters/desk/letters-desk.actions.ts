import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import { forgetAttempts } from "#account/tries/attempts.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { appendAudit } from "#audit/append-audit.ts";
import type { Context, StaffContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterKind, RequestedKind } from "#infra/db/tables/enrolment-tables.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { findHolderByNumber } from "#registry/holders/holders.queries.ts";
import { readNumberOf } from "#registry/holders/number.rules.ts";
import { lockOpenEnrolment } from "../enrolment.queries.ts";
import { type RequestRefusal, requestLetter } from "../request-letter.actions.ts";
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
      return askFor(trx, ctx, holder.id, "new_password");
    const enrolmentId = await lockOpenEnrolment(trx, holder.id);
    if (!enrolmentId) return refused({ kind: "no_open_enrolment" });
    const standing = await reissueStanding(trx, holder.id, ctx.space.policy.letters);
    if (standing.waits) return refused({ kind: "waits_already" });
    if (standing.addressUntil) return refused({ kind: "address_too_new", until: standing.addressUntil });
    if (standing.quotaUntil) return refused({ kind: "too_soon", until: standing.quotaUntil });
    await replaceLetters(trx, holder.id, enrolmentId);
    await forgetAttempts(trx, subjectOf(ctx.keys, { number: holder.number }));
    await record(trx, holder.id, "letter_asked", ctx.actor);
    await appendAudit(trx, ctx, reissued(holder.id, "provisional_password"));
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
    return askFor(trx, ctx, holder.id, "lost_factor");
  });
}

async function askFor(trx: SpaceTransaction, ctx: StaffContext, holderId: HolderId, kind: RequestedKind) {
  const asked = await requestLetter(trx, ctx, holderId, { kind, by: ctx.actor });
  if (asked.ok) await appendAudit(trx, ctx, reissued(holderId, kind));
  return asked;
}

const reissued = (holderId: HolderId, letter: LetterKind) =>
  ({ kind: "letter_reissued", holderId, effect: { letter } }) as const;

async function findTyped(trx: SpaceTransaction, { space }: Pick<Context, "space">, typed: string) {
  const number = readNumberOf(space, typed);
  return number.ok ? findHolderByNumber(trx, number.value) : undefined;
}
