import type { ColumnType } from "kysely";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { InSpace } from "./columns.ts";

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
