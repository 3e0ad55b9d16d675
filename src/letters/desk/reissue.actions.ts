import { record } from "#account/journal/journal.queries.ts";
import { forgetAttempts } from "#account/tries/attempts.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import type { StaffContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { lockOpenEnrolment } from "../enrolment.queries.ts";
import { type RequestRefusal, requestLetter } from "../request-letter.actions.ts";
import { reissueStanding, reopenEnrolment, replaceLetters } from "./reissue.queries.ts";

export type ReissueRefusal =
  | RequestRefusal
  | { kind: "unknown_number" }
  | { kind: "no_open_enrolment" }
  | { kind: "no_factor" }
  | { kind: "address_too_new"; until: Date };

/**
 * Invalidates the former password. With two letters, only for a holder without an account: one whose account was
 * closed begins again, with both. Else for any holder.
 */
export async function reissueFor(
  trx: SpaceTransaction,
  ctx: StaffContext,
  holder: { id: HolderId; number: string },
): Promise<Result<null, ReissueRefusal>> {
  const { enrolment, letters } = ctx.space.policy;
  if (enrolment !== "provisional-credentials")
    return requestLetter(trx, ctx, holder.id, { kind: "new_password", by: ctx.actor });
  const openId = await lockOpenEnrolment(trx, holder.id);
  const standing = await reissueStanding(trx, holder.id, letters);
  if (openId && standing.waits) return refused({ kind: "waits_already" });
  if (standing.addressUntil) return refused({ kind: "address_too_new", until: standing.addressUntil });
  if (openId && standing.quotaUntil) return refused({ kind: "too_soon", until: standing.quotaUntil });
  if (openId) await replaceLetters(trx, holder.id, openId);
  else if (!(await reopenEnrolment(trx, holder.id))) return refused({ kind: "no_open_enrolment" });
  await forgetAttempts(trx, subjectOf(ctx.keys, { number: holder.number }));
  await record(trx, holder.id, "letter_asked", ctx.actor);
  return done(null);
}
