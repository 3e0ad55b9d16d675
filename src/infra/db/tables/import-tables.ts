import type { Generated } from "kysely";
import type { ImportId } from "#kernel/ids.ts";
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
