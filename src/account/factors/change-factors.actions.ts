import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type Result, refused } from "#kernel/result.ts";
import { lockHolder } from "#registry/holders.queries.ts";
import { endSessions, hasNotEnded, type Session } from "../sessions.queries.ts";

/**
 * Changes what is asked for at sign-in: one change at a time for one person, undone when refused, and every other
 * session ends with it (B8). "gone" when this session ended meanwhile: a new password ends them all.
 */
export const changeFactors = <Value, Refusal>(
  ctx: Context,
  session: Session,
  change: (trx: SpaceTransaction) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | { kind: "gone" }>> =>
  ctx.db.allOrNothing<Value, Refusal | { kind: "gone" }>(async (trx) => {
    await lockHolder(trx, session.holderId);
    if (!(await hasNotEnded(trx, session.id))) return refused({ kind: "gone" });
    const changed = await change(trx);
    if (changed.ok) await endSessions(trx, session.accountId, session.id);
    return changed;
  });
