import type { MemberContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { type Result, refused } from "#kernel/result.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { lockAccount } from "../accounts.queries.ts";
import { endSessions, hasNotEnded } from "../sessions/sessions.queries.ts";

/** What goes when a holder changes their factors, for they have not lost them: the letter that would lift them. */
export type LostNoMore = (trx: SpaceTransaction, holderId: HolderId) => Promise<void>;

/**
 * Changes what is asked for at sign-in: one change at a time for one person, undone when refused, and every other
 * session ends with it (B8), one being opened meanwhile by the password alone included. "gone" when this session
 * ended meanwhile: a new password ends them all.
 */
export const changeFactors = <Value, Refusal>(
  ctx: MemberContext,
  lostNoMore: LostNoMore,
  change: (trx: SpaceTransaction) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | { kind: "gone" }>> =>
  ctx.db.allOrNothing<Value, Refusal | { kind: "gone" }>(async (trx) => {
    const { accountId, holderId, sessionId } = ctx.actor;
    await lockHolder(trx, holderId);
    await lockAccount(trx, accountId);
    if (!(await hasNotEnded(trx, sessionId))) return refused({ kind: "gone" });
    const changed = await change(trx);
    if (!changed.ok) return changed;
    await lostNoMore(trx, holderId);
    await endSessions(trx, accountId, sessionId);
    return changed;
  });
