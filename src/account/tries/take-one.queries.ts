import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { type Attempt, type Lock, type Memory, takeAttempt } from "./attempts.queries.ts";
import type { CountRule } from "./quota.rules.ts";

type Taken = Extract<Attempt, { kind: "taken" }>;

/** Takes one try, or one of a quota, from wherever it comes; refused with the lock that stands in its way. */
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
