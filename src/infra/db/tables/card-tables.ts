import type { Generated, GeneratedAlways } from "kysely";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { At, InSpace, MaybeAt } from "./columns.ts";

type OfHolder = { space_id: InSpace; holder_id: HolderId; id: GeneratedAlways<string> };

export type OpeningReason = "call" | "returned_letter" | "request" | "control" | "other";

export type CardOpeningTable = OfHolder & {
  staff_id: AccountId;
  role: string;
  reason: OpeningReason;
  note: Generated<string>;
  opened_at: At;
  seen_at: At;
};

export type CallNoteTable = OfHolder & {
  staff_id: AccountId;
  staff_name: string;
  caller: "holder" | "other";
  caller_name: Generated<string>;
  identity_checked: boolean;
  said: string;
  noted_at: At;
};

/** Columns that are changed here too, and not by imports alone. */
export type ChangeableColumn =
  | "address_1"
  | "address_2"
  | "address_3"
  | "postal_code"
  | "city"
  | "country"
  | "email"
  | "phone"
  | "iban";

export type HolderChangeTable = OfHolder & {
  field: ChangeableColumn;
  before: string | null;
  after: string | null;
  by: "holder" | "staff";
  at: At;
  settled_at: MaybeAt;
};
