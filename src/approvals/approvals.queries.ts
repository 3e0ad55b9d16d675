import { sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ApprovalState } from "#infra/db/tables/approval-tables.ts";
import type { StaffMember } from "#kernel/actor.ts";
import type { AccountId, ApprovalId, HolderId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";

export type Approval = {
  id: ApprovalId;
  kind: string;
  holderId: HolderId | null;
  payload: unknown;
  reason: string;
  state: ApprovalState;
  askedAt: Date;
  askedBy: AccountId;
  askedByName: string;
  decidedAt: Date | null;
  decidedByName: string | null;
  decisionReason: string | null;
};

const approvals = (trx: SpaceTransaction) =>
  trx
    .selectFrom("approval")
    .select(["id", "kind", "payload", "reason", "state"])
    .select(["holder_id as holderId", "asked_at as askedAt", "asked_by as askedBy"])
    .select(["asked_by_name as askedByName", "decided_at as decidedAt"])
    .select(["decided_by_name as decidedByName", "decision_reason as decisionReason"]);

export const findApproval = (trx: SpaceTransaction, id: ApprovalId): Promise<Approval | undefined> =>
  approvals(trx).where("id", "=", id).executeTakeFirst();

/** `waiting`: oldest first. Else the settled ones, newest first. At most `most`. */
export const listApprovals = (
  trx: SpaceTransaction,
  which: "waiting" | "settled",
  most: number,
): Promise<Approval[]> =>
  which === "waiting"
    ? approvals(trx).where("state", "=", "waiting").orderBy("asked_at").limit(most).execute()
    : approvals(trx).where("state", "<>", "waiting").orderBy("decided_at", "desc").limit(most).execute();

export const listApprovalsOf = (trx: SpaceTransaction, holderId: HolderId): Promise<Approval[]> =>
  approvals(trx).where("holder_id", "=", holderId).orderBy("asked_at", "desc").execute();

export async function insertApproval(
  trx: SpaceTransaction,
  asked: { kind: string; holderId: HolderId | null; payload: unknown; reason: string },
  { id, name }: StaffMember,
): Promise<ApprovalId> {
  const row = await trx
    .insertInto("approval")
    .values({
      kind: asked.kind,
      holder_id: asked.holderId,
      payload: JSON.stringify(asked.payload),
      reason: asked.reason,
      asked_by: id,
      asked_by_name: name,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Of two members who decide at once, one gets the row. `undefined`: settled already, or asked by this member. */
export const settleApproval = (
  trx: SpaceTransaction,
  id: ApprovalId,
  state: "approved" | "refused" | "cancelled",
  { id: member, name }: StaffMember,
  reason: string,
): Promise<Approval | undefined> =>
  trx
    .updateTable("approval")
    .set({
      state,
      decided_at: sql<Date>`now()`,
      decided_by: member,
      decided_by_name: name,
      decision_reason: reason,
    })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .where("asked_by", state === "cancelled" ? "=" : "<>", member)
    .returning(["id", "kind", "payload", "reason", "state"])
    .returning(["holder_id as holderId", "asked_at as askedAt", "asked_by as askedBy"])
    .returning(["asked_by_name as askedByName", "decided_at as decidedAt"])
    .returning(["decided_by_name as decidedByName", "decision_reason as decisionReason"])
    .executeTakeFirst();

export async function countWaitingApprovals(trx: SpaceTransaction, notOf: AccountId) {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(asked_at) as since from approval
    where state = 'waiting' and asked_by <> ${notOf}`.execute(trx);
  return rows[0] ?? { count: 0, since: null };
}

export async function forgetSettled(trx: SpaceTransaction, period: Period): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("approval")
    .where("state", "<>", "waiting")
    .where("decided_at", "<", ago(period))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
