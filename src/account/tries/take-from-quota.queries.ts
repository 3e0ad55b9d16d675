import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Quota } from "#spaces/space.ts";
import type { Lock } from "./attempts.queries.ts";
import { byQuota } from "./counting.queries.ts";
import { type Memory, takeTry } from "./take-try.queries.ts";

/** A refusal gives the time when the quota restarts. */
export async function takeFromQuota(
  trx: SpaceTransaction,
  subject: string,
  quota: Quota,
  memory: Memory = {},
): Promise<Result<null, Lock | null>> {
  const attempt = await takeTry(trx, subject, byQuota(quota), null, memory);
  if (attempt.kind === "taken") return done(null);
  return refused(attempt.lock);
}
