import type { ApprovalState } from "#infra/db/tables/approval-tables.ts";

export const decisionWords: Record<ApprovalState, string> = {
  waiting: "En attente",
  approved: "Approuvée",
  refused: "Refusée",
  cancelled: "Retirée",
};
