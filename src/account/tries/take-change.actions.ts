import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { type Lock, subjectOf } from "./attempts.queries.ts";
import { asLock } from "./quota.rules.ts";
import { takeOne } from "./take-one.queries.ts";

export type ChangedOften = { kind: "changed_often"; lock: Lock | null };

/** Every change is told to every contact: a stolen session must not flood them (REC-10). Recoveries do not count. */
export async function takeChange(
  trx: SpaceTransaction,
  { keys, space }: Context,
  holderId: HolderId,
): Promise<Result<null, ChangedOften>> {
  const taken = await takeOne(trx, subjectOf(keys, { changes: holderId }), asLock(space.policy.changes));
  return taken.ok ? done(null) : refused({ kind: "changed_often", lock: taken.refusal });
}
