import { appendAudit } from "#audit/append-audit.ts";
import type { StaffContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { StaffMember } from "#kernel/actor.ts";
import type { ApprovalId, HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { ApprovalKind } from "#subject/approval.ts";
import { findApproval, insertApproval, settleApproval } from "./approvals.queries.ts";

export type DecisionRefusal =
  /** Unknown, or settled by somebody else meanwhile. */
  | { kind: "settled" }
  /** Nobody decides their own request. */
  | { kind: "own" }
  /** In French: it can no longer be done. It still waits. */
  | { kind: "impossible"; why: string };

/** Writes the request in the transaction of the caller. */
export async function askApproval<Payload>(
  trx: SpaceTransaction,
  ctx: StaffContext,
  { kind }: ApprovalKind<Payload>,
  asked: { holderId: HolderId | null; payload: Payload; reason: string },
): Promise<ApprovalId> {
  const { holderId, reason } = asked;
  const id = await insertApproval(trx, { kind, ...asked }, memberOf(ctx));
  await appendAudit(trx, ctx, {
    kind: "approval_asked",
    ...(holderId && { holderId }),
    reason,
    effect: { kind },
  });
  return id;
}

/** Decides, and does what was asked in the same transaction: of two members at once, one decides. */
export const decideApproval = (
  ctx: StaffContext,
  id: ApprovalId,
  decision: "approved" | "refused",
  reason: string,
): Promise<Result<null, DecisionRefusal>> =>
  ctx.db.allOrNothing<null, DecisionRefusal>(async (trx) => {
    const member = memberOf(ctx);
    const settled = await settleApproval(trx, id, decision, member, reason);
    if (!settled) {
      const found = await findApproval(trx, id);
      return refused({ kind: found?.state === "waiting" && found.askedBy === member.id ? "own" : "settled" });
    }
    const { holderId, kind } = settled;
    if (decision === "approved") {
      const applied = await ctx.contributed.approvals.get(kind)?.applyStored(trx, ctx, settled);
      if (!applied) throw new Error(`no subject carries out the approval "${kind}"`);
      if (!applied.ok) return refused({ kind: "impossible", why: applied.refusal });
    }
    await appendAudit(trx, ctx, {
      kind: decision === "approved" ? "approval_given" : "approval_refused",
      ...(holderId && { holderId }),
      reason,
      effect: { kind, asked_by: settled.askedByName },
    });
    return done(null);
  });

/** Withdraws one's own request. False: it is settled, or somebody else's. */
export const cancelApproval = (ctx: StaffContext, id: ApprovalId, reason: string): Promise<boolean> =>
  ctx.db.inTransaction(async (trx) => {
    const settled = await settleApproval(trx, id, "cancelled", memberOf(ctx), reason);
    if (!settled) return false;
    const { holderId, kind } = settled;
    await appendAudit(trx, ctx, {
      kind: "approval_cancelled",
      ...(holderId && { holderId }),
      reason,
      effect: { kind },
    });
    return true;
  });

function memberOf({ actor }: StaffContext): StaffMember {
  if (!actor.member) throw new Error("an approval needs a known member of staff");
  return actor.member;
}
