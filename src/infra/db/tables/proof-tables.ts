import type { Generated, GeneratedAlways } from "kysely";
import type {
  AccountId,
  ChallengeId,
  CodeId,
  HolderId,
  JourneyId,
  PasskeyId,
  SessionId,
  SmsId,
} from "#kernel/ids.ts";
import type { At, InSpace, Json, MaybeAt } from "./columns.ts";

export type Channel = "mail" | "sms";

export type CodeTable = {
  space_id: InSpace;
  id: Generated<CodeId>;
  journey_id: JourneyId;
  channel: Channel;
  holder_id: HolderId | null;
  tries: Generated<number>;
  issued_at: At;
  expires_at: At;
  used_at: MaybeAt;
};

export type DecoyTable = {
  space_id: InSpace;
  subject: string;
  picked: string | null;
  email_mask: string | null;
  mail_from: Buffer | null;
  phone_mask: string | null;
  phone_from: Buffer | null;
  drawn_at: At;
  seen_at: At;
};

export type ProviderLinkTable = {
  space_id: InSpace;
  identity: Buffer;
  account_id: AccountId;
  linked_at: At;
  used_at: At;
};

export type PostRequestTable = { space_id: InSpace; subject: string; asked_at: At };

export type SmsTable = {
  space_id: InSpace;
  id: Generated<SmsId>;
  holder_id: HolderId | null;
  kind: string;
  recipient: string;
  props: Json<unknown>;
  state: Generated<"waiting" | "sent" | "refused" | "expired">;
  attempts: Generated<number>;
  last_error: string | null;
  queued_at: At;
  expires_at: MaybeAt;
  sent_at: MaybeAt;
};

/** `space` is '' for the total of all spaces. */
export type SmsBudgetTable = { day: string; space: string; sent: number };

export type SpentChallengeTable = { space_id: InSpace; id: ChallengeId; expires_at: At };

export type TotpTable = {
  space_id: InSpace;
  account_id: AccountId;
  sealed_secret: Buffer;
  last_step: Generated<string>;
  begun_at: At;
  begun_within: SessionId | null;
  proven_at: MaybeAt;
};

export type PasskeyTable = {
  space_id: InSpace;
  account_id: AccountId;
  id: Generated<PasskeyId>;
  credential_id: string;
  public_key: Buffer;
  counter: string;
  transports: string[];
  name: string;
  added_at: At;
  used_at: MaybeAt;
};

export type PasskeyChallengeTable = {
  space_id: InSpace;
  account_id: AccountId;
  purpose: "adding" | "proving";
  within: SessionId | JourneyId;
  challenge: string;
  expires_at: At;
};

export type RecoveryCodeTable = {
  space_id: InSpace;
  account_id: AccountId;
  hash: Buffer;
  used_at: MaybeAt;
};

export type FormerPasswordTable = {
  space_id: InSpace;
  account_id: AccountId;
  id: GeneratedAlways<string>;
  password_hash: string;
  replaced_at: At;
};
