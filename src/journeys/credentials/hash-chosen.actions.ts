import {
  faultsBeforeComparing,
  hashNewPassword,
  type NewPassword,
} from "#account/password/new-password.actions.ts";
import type { Lock } from "#account/tries/attempts.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeFromQuota } from "#account/tries/take-from-quota.queries.ts";
import { hours } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { describeMoment } from "#kernel/moment.ts";
import { type Result, refused } from "#kernel/result.ts";
import type { Redraw } from "#web/refuse-form.ts";
import type { StepVisit } from "../engine/step.ts";

/** Comparisons are limited: each reveals whether a password was used before, and costs hashes. */
const comparisons = { most: 10, during: hours(1) };

export async function hashChosen(
  { ctx, journeyId }: StepVisit,
  holderId: HolderId,
  typed: NewPassword,
): Promise<Result<string, Redraw>> {
  const faults = await faultsBeforeComparing(ctx, holderId, typed);
  if (Object.keys(faults).length > 0) return refused({ status: 400, redraw: { values: {}, errors: faults } });
  const subject = subjectOf(ctx.keys, { chosen_in: journeyId });
  const taken = await ctx.db.inTransaction((trx) => takeFromQuota(trx, subject, comparisons));
  if (!taken.ok) return refused(tooManyCompared(taken.refusal));
  const hashed = await hashNewPassword(ctx, holderId, typed);
  return hashed.ok ? hashed : refused({ status: 400, redraw: { values: {}, errors: hashed.refusal } });
}

const tooManyCompared = (lock: Lock | null): Redraw => ({
  status: 429,
  wait: lock?.wait ?? null,
  redraw: {
    values: {},
    errors: {
      _form: `Trop de mots de passe que vous aviez déjà ont été proposés ici. Attendez ${lock ? `jusqu’${describeMoment(lock.until)}` : "un peu"}, ou recommencez la démarche.`,
    },
  },
});
