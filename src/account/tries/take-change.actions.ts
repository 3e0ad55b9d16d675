import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Lock } from "./attempts.queries.ts";
import { subjectOf } from "./subject.ts";
import { takeFromQuota } from "./take-from-quota.queries.ts";

export type ChangedOften = { kind: "changed_often"; lock: Lock | null };

/** Each change is announced to every contact: a stolen session must not flood them (REC-10). Recoveries are exempt. */
export async function takeChange(
  trx: SpaceTransaction,
  { keys, space }: Context,
  holderId: HolderId,
): Promise<Result<null, ChangedOften>> {
  const taken = await takeFromQuota(trx, subjectOf(keys, { changes: holderId }), space.policy.changes);
  return taken.ok ? done(null) : refused({ kind: "changed_often", lock: taken.refusal });
}
