import type { Generated, GeneratedAlways } from "kysely";
import type { AccountId, HolderId, ImportId, UploadId } from "#kernel/ids.ts";
import type { At, InSpace, Json, MaybeAt } from "./columns.ts";

export type ImportKind = "registry" | "payments";

export type ImportRunTable = {
  space_id: InSpace;
  id: Generated<ImportId>;
  kind: ImportKind;
  file_name: string;
  file_sha256: string | null;
  /** For a message of ISO 20022: its type, such as `camt.054`, and the MsgId of its sender. */
  message_type: string | null;
  message_id: string | null;
  whole_registry: Generated<boolean>;
  state: "running" | "applied" | "refused" | "interrupted";
  report: Json<Record<string, unknown>>;
  started_at: At;
  finished_at: MaybeAt;
};

export type UploadState =
  | "uploaded"
  | "checking"
  | "refused"
  | "ready"
  | "rehearsing"
  | "rehearsed"
  | "waiting"
  | "approved"
  | "applying"
  | "applied"
  | "cancelled"
  | "expired"
  | "interrupted";

export type UploadTable = {
  space_id: InSpace;
  id: UploadId;
  kind: ImportKind;
  file_name: string;
  file_sha256: string;
  file_bytes: string;
  whole_registry: Generated<boolean>;
  encoding: string | null;
  columns: Json<Record<string, string>>;
  /** `null` once the file is destroyed. */
  file_key: Buffer | null;
  rejects_key: Buffer | null;
  state: Generated<UploadState>;
  uploaded_by: AccountId;
  uploaded_by_name: string;
  uploaded_at: At;
  asked_by: AccountId | null;
  approved_by: AccountId | null;
  approved_by_name: string | null;
  read_bytes: Generated<string>;
  seen_at: At;
  report: Json<unknown> | null;
  import_id: ImportId | null;
  ended_at: MaybeAt;
  demonstration: Generated<boolean>;
};

export type UploadStepTable = {
  space_id: InSpace;
  upload_id: UploadId;
  id: GeneratedAlways<string>;
  state: UploadState;
  by_name: Generated<string>;
  note: Generated<string>;
  at: At;
};

export type ColumnMappingTable = {
  space_id: InSpace;
  kind: ImportKind;
  headers: string;
  columns: Json<Record<string, string>>;
  said_by_name: string;
  said_at: At;
};

export type RehearsedPageTable = {
  space_id: InSpace;
  upload_id: UploadId;
  holder: number;
  holder_id: HolderId;
  page: string;
  label: string;
  sealed: Buffer;
};
