import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Lock } from "./attempts.queries.ts";
import { subjectOf } from "./subject.ts";
import { takeFromQuota } from "./take-from-quota.queries.ts";

export type ChangedOften = { kind: "changed_often"; lock: Lock | null };

/** `displays`: what the password shows for a while. It changes nothing, and must not use up the changes. */
export type Confirmed = "changes" | "displays";

/** Each change is announced to every contact: a stolen session must not flood them (REC-10). Recoveries are exempt. */
export async function takeChange(
  trx: SpaceTransaction,
  { keys, space }: Context,
  holderId: HolderId,
  what: Confirmed = "changes",
): Promise<Result<null, ChangedOften>> {
  const subject = subjectOf(keys, what === "changes" ? { changes: holderId } : { displays: holderId });
  const taken = await takeFromQuota(trx, subject, space.policy.changes);
  return taken.ok ? done(null) : refused({ kind: "changed_often", lock: taken.refusal });
}
