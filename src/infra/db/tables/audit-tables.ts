import type { ColumnType, Generated } from "kysely";
import type { AccountId, AlertId, HolderId } from "#kernel/ids.ts";
import type { At, InSpace, Json, MaybeAt } from "./columns.ts";

export type AuditEventTable = {
  space_id: InSpace;
  /** A bigint: text when read. */
  seq: ColumnType<string, number | string, never>;
  at: ColumnType<Date, Date | string, never>;
  kind: string;
  member_id: AccountId | null;
  holder_id: HolderId | null;
  content: string | null;
  content_hash: Buffer;
  previous_hash: Buffer;
  hash: Buffer;
};

export type AuditHeadTable = {
  space_id: InSpace;
  seq: ColumnType<string, number | string, number | string>;
  hash: Buffer;
};

export type AuditCheckTable = {
  space_id: InSpace;
  checked_at: MaybeAt;
  verdict: Json<unknown> | null;
  anchored_at: MaybeAt;
  anchored_seq: ColumnType<string | null, number | null | undefined, number>;
};

export type ReadingAlertTable = {
  space_id: InSpace;
  id: Generated<AlertId>;
  member_id: AccountId;
  member_name: string;
  reads: "cards" | "searches" | "exports";
  counted: number;
  most: number;
  during_hours: number;
  raised_at: At;
  told_at: MaybeAt;
  seen_at: MaybeAt;
  seen_by_name: string | null;
};
