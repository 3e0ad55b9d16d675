import {
  faultsBeforeComparing,
  hashNewPassword,
  type NewPassword,
} from "#account/password/new-password.actions.ts";
import type { Lock } from "#account/tries/attempts.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeFromQuota } from "#account/tries/take-from-quota.queries.ts";
import type { Context } from "#context.ts";
import { hours } from "#kernel/duration.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import type { HolderId, JourneyId } from "#kernel/ids.ts";
import { type Result, refused } from "#kernel/result.ts";

/** Comparisons are limited: each reveals whether a password was used before, and costs hashes. */
const comparisons = { most: 10, during: hours(1) };

export type NotChosen =
  | { kind: "faults"; errors: FieldErrors }
  /** Compared too often in this journey; the lock ends with the hour. */
  | { kind: "compared_often"; lock: Lock | null };

export async function hashChosen(
  ctx: Context,
  { journeyId, holderId }: { journeyId: JourneyId; holderId: HolderId },
  typed: NewPassword,
): Promise<Result<string, NotChosen>> {
  const faults = await faultsBeforeComparing(ctx, holderId, typed);
  if (Object.keys(faults).length > 0) return refused({ kind: "faults", errors: faults });
  const subject = subjectOf(ctx.keys, { chosen_in: journeyId });
  const taken = await ctx.db.inTransaction((trx) => takeFromQuota(trx, subject, comparisons));
  if (!taken.ok) return refused({ kind: "compared_often", lock: taken.refusal });
  const hashed = await hashNewPassword(ctx, holderId, typed);
  return hashed.ok ? hashed : refused({ kind: "faults", errors: hashed.refusal });
}
