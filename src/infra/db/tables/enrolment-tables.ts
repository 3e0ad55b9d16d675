import type { Generated, GeneratedAlways } from "kysely";
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
  /** The batch whose rejects it replaces. */
  remakes: BatchId | null;
  printed_by: string | null;
  /** `null`: printed at the command line, into a folder of its choice. */
  file_name: string | null;
  /** Sealed by our key; gone once the file was downloaded or destroyed. */
  file_key: Buffer | null;
  downloaded_at: MaybeAt;
  downloaded_by: string | null;
  destroyed_at: MaybeAt;
  posted_at: MaybeAt;
  posted_by: string | null;
};

export type LetterOrderTable = {
  space_id: InSpace;
  id: Generated<BatchId>;
  kind: LetterKind;
  remakes: BatchId | null;
  ordered_by: string | null;
  ordered_at: At;
  ended_at: MaybeAt;
  outcome: "printed" | "nothing" | "cancelled" | null;
};

/** Why La Poste brings a letter back. */
export type ReturnReason = "unknown_addressee" | "refused" | "unclaimed" | "bad_address";

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
  /** What the reference on the letter spells. */
  serial: GeneratedAlways<string>;
  /** From 1 in its batch. */
  place: number | null;
  pages: number | null;
  remakes: BatchId | null;
  returned_at: MaybeAt;
  return_reason: ReturnReason | null;
};
