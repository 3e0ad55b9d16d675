import type { Generated } from "kysely";
import type { HolderId, MailId } from "#kernel/ids.ts";
import type { At, InSpace, Json, MaybeAt } from "./columns.ts";

export type MailTable = {
  space_id: InSpace;
  id: Generated<MailId>;
  holder_id: HolderId | null;
  kind: string;
  recipient: string;
  props: Json<unknown>;
  state: Generated<"waiting" | "sent" | "refused" | "expired">;
  attempts: Generated<number>;
  last_error: string | null;
  fate: "lasting" | "passing" | "ours" | null;
  queued_at: At;
  expires_at: MaybeAt;
  sent_at: MaybeAt;
};
