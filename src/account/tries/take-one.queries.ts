import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { type Attempt, type Lock, type Memory, takeAttempt } from "./attempts.queries.ts";
import type { CountRule } from "./quota.rules.ts";

type Taken = Extract<Attempt, { kind: "taken" }>;

/** Takes one try, with no limit by source. The refusal is the lock, or `null` when only recovery lifts it. */
export async function takeOne(
  trx: SpaceTransaction,
  subject: string,
  rule: CountRule,
  memory: Memory = {},
): Promise<Result<Taken, Lock | null>> {
  const attempt = await takeAttempt(trx, subject, rule, null, memory);
  if (attempt.kind === "taken") return done(attempt);
  return refused(attempt.kind === "locked" ? attempt.lock : null);
}
