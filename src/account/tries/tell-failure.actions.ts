import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Duration } from "#kernel/duration.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { Lock } from "./attempts.queries.ts";
import { countMiss } from "./count-miss.actions.ts";
import { byLock } from "./counting.queries.ts";
import { countShown, type Shown } from "./shown-tries.queries.ts";
import type { Tried } from "./subject.ts";

export type PasswordRefusal =
  /** `next`: length of the next lock. `mayBeBarred`: a stranger's try may not have been judged at all. */
  | { kind: "wrong"; left: number; next: Duration; mayBeBarred: boolean }
  /** `null`: only recovery helps. */
  | { kind: "locked"; lock: Lock | null }
  | { kind: "too_many"; lock: Lock };

/** Strangers only learn the count of their own source. */
export async function tellFailure(
  trx: SpaceTransaction,
  ctx: Context,
  { visitor, named, subject }: { visitor: Visitor; named: Tried | undefined; subject: string },
  attempt: Shown,
): Promise<PasswordRefusal> {
  const { lock } = ctx.space.policy;
  const failure = { source: visitor.source, subject, isJudged: attempt.kind === "taken" };
  const told = named ? await countShown(trx, ctx.keys, { ...failure, named }, byLock(lock)) : attempt;
  // A try that is shown as wrong counts as a failure, even if it was not judged.
  if (told.kind === "taken" || failure.isJudged) await countMiss(trx, ctx, visitor);
  if (told.kind === "locked" || told.left === 0) return { kind: "locked", lock: told.lock };
  return { kind: "wrong", left: told.left, next: told.next, mayBeBarred: named !== undefined };
}
