import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Lock } from "./attempts.queries.ts";
import { subjectOf } from "./subject.ts";
import { takeFromQuota } from "./take-from-quota.queries.ts";

/** So many changes were made that no more is for now. */
export type ChangedOften = { kind: "changed_often"; lock: Lock | null };

/**
 * Counts a change of password, factors or links by a signed-in member: each is told to every contact, and a stolen
 * session must not flood them (REC-10). A recovery is not counted: it must work whatever a thief did.
 */
export async function takeChange(
  trx: SpaceTransaction,
  { keys, space }: Context,
  holderId: HolderId,
): Promise<Result<null, ChangedOften>> {
  const taken = await takeFromQuota(trx, subjectOf(keys, { changes: holderId }), space.policy.changes);
  return taken.ok ? done(null) : refused({ kind: "changed_often", lock: taken.refusal });
}
