import type { Generated } from "kysely";
import type { AccountId, ApprovalId, HolderId } from "#kernel/ids.ts";
import type { At, InSpace, Json, MaybeAt } from "./columns.ts";

export type ApprovalState = "waiting" | "approved" | "refused" | "cancelled";

export type ApprovalTable = {
  space_id: InSpace;
  id: Generated<ApprovalId>;
  kind: string;
  holder_id: HolderId | null;
  payload: Json<unknown>;
  reason: string;
  state: Generated<ApprovalState>;
  asked_at: At;
  asked_by: AccountId;
  asked_by_name: string;
  decided_at: MaybeAt;
  decided_by: AccountId | null;
  decided_by_name: string | null;
  decision_reason: string | null;
};
