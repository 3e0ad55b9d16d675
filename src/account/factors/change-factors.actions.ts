import type { MemberContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { type Result, refused } from "#kernel/result.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { lockAccount } from "../accounts.queries.ts";
import { endSessions, hasNotEnded } from "../sessions/sessions.queries.ts";

/** Cancels letters that would remove a lost factor: a holder who changes factors has not lost them. */
export type LostNoMore = (trx: SpaceTransaction, holderId: HolderId) => Promise<void>;

/** Changes run one at a time per holder, and end all other sessions (B8). "gone": this session has ended. */
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
