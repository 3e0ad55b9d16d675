import type { Generated } from "kysely";
import type { HolderId, MailId, SuppressionId } from "#kernel/ids.ts";
import type { At, InSpace, Json, MaybeAt } from "./columns.ts";

/** `suppressed`: not sent, because its recipient is on the suppression list. */
export type MailState = "waiting" | "sent" | "refused" | "expired" | "suppressed";

export type MailTable = {
  space_id: InSpace;
  id: Generated<MailId>;
  holder_id: HolderId | null;
  kind: string;
  recipient: string;
  props: Json<unknown>;
  state: Generated<MailState>;
  attempts: Generated<number>;
  last_error: string | null;
  fate: "lasting" | "passing" | "ours" | null;
  queued_at: At;
  expires_at: MaybeAt;
  sent_at: MaybeAt;
  repeats: MailId | null;
};

/** What came back of a mail, once: a report that says worse replaces the former one. */
export type BounceTable = {
  space_id: InSpace;
  mail_id: MailId;
  holder_id: HolderId | null;
  fate: "lasting" | "passing" | "ours";
  status: string | null;
  reason: string;
  learnt_by: "reply" | "report";
  at: At;
};

/** Addresses that fail for good. */
export type SuppressionTable = {
  space_id: InSpace;
  id: Generated<SuppressionId>;
  address_key: string;
  address: string;
  holder_id: HolderId | null;
  status: string | null;
  reason: string;
  since: At;
  released_at: MaybeAt;
  released_because: "staff" | "proven" | "left" | null;
};
