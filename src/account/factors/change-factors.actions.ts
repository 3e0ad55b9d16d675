import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { type Result, refused } from "#kernel/result.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { lockAccount } from "../accounts.queries.ts";
import { endSessions, hasNotEnded, type Session } from "../sessions/sessions.queries.ts";

/** Cancels letters that would lift a lost factor: a holder who changes factors has them. */
export type LostNoMore = (trx: SpaceTransaction, holderId: HolderId) => Promise<void>;

/** Changes run one at a time per holder and end all other sessions (B8). "gone": this session ended meanwhile. */
export const changeFactors = <Value, Refusal>(
  ctx: Context,
  session: Session,
  lostNoMore: LostNoMore,
  change: (trx: SpaceTransaction) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | { kind: "gone" }>> =>
  ctx.db.allOrNothing<Value, Refusal | { kind: "gone" }>(async (trx) => {
    await lockHolder(trx, session.holderId);
    await lockAccount(trx, session.accountId);
    if (!(await hasNotEnded(trx, session.id))) return refused({ kind: "gone" });
    const changed = await change(trx);
    if (!changed.ok) return changed;
    await lostNoMore(trx, session.holderId);
    await endSessions(trx, session.accountId, session.id);
    return changed;
  });
