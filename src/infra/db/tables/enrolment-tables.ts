import type { Generated } from "kysely";
import type { BatchId, EnrolmentId, HolderId, LetterId } from "#kernel/ids.ts";
import type { At, InSpace, MaybeAt } from "./columns.ts";

export type EnrolmentTable = {
  space_id: InSpace;
  holder_id: HolderId;
  id: Generated<EnrolmentId>;
  state: Generated<"open" | "activated" | "closed">;
  opened_at: At;
  settled_at: MaybeAt;
};

/** Letters requested by a holder: each brings a secret, and none belongs to an enrolment. */
export type RequestedKind = "new_password" | "lost_factor";
export type LetterKind = "notification" | "provisional_password" | RequestedKind;
export type LetterState = "to_print" | "printed" | "posted" | "returned" | "used" | "expired";

export type LetterBatchTable = {
  space_id: InSpace;
  id: Generated<BatchId>;
  kind: LetterKind;
  letters: number;
  printed_at: At;
};

export type LetterTable = {
  space_id: InSpace;
  holder_id: HolderId;
  id: Generated<LetterId>;
  enrolment_id: EnrolmentId | null;
  kind: LetterKind;
  by_staff: Generated<boolean>;
  state: Generated<LetterState>;
  batch_id: BatchId | null;
  secret_hash: string | null;
  secret_expires_at: MaybeAt;
  requested_at: At;
  printed_at: MaybeAt;
  posted_at: MaybeAt;
  settled_at: MaybeAt;
};
