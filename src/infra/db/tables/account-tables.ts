import type { Generated, GeneratedAlways } from "kysely";
import type { Actor } from "#kernel/actor.ts";
import type { AccountId, HolderId, SessionId } from "#kernel/ids.ts";
import type { At, InSpace, Json, MaybeAt } from "./columns.ts";

export type AccountTable = {
  space_id: InSpace;
  holder_id: HolderId;
  id: Generated<AccountId>;
  email: string | null;
  email_key: string | null;
  /** If true, no other live account of the space has this address. */
  email_names_account: boolean;
  password_hash: string;
  password_changed_at: At;
  activated_at: At;
  closed_at: MaybeAt;
  renewal_mailed_at: MaybeAt;
  renewal_dismissed_at: MaybeAt;
};

export type AttemptTable = {
  space_id: InSpace;
  subject: string;
  failures: Generated<number>;
  consecutive_failures: Generated<number>;
  locks: Generated<number>;
  in_flight: Generated<number>;
  locked_until: MaybeAt;
  first_at: At;
  last_at: At;
  for_life: Generated<boolean>;
  shown: Generated<boolean>;
};

export type BudgetTable = { space_id: InSpace; hour: At; kind: string; network: string; spent: number };

export type AlarmTable = { space_id: InSpace; hour: At; about: string };

export type SourceFailureTable = {
  space_id: InSpace;
  source: string;
  hour: At;
  subject: string;
  failures: Generated<number>;
};

export type SourceAskTable = {
  space_id: InSpace;
  source: string;
  hour: At;
  subject: string;
  asks: Generated<number>;
};

export type KnownBrowserTable = {
  space_id: InSpace;
  account_id: AccountId;
  token_hash: Buffer;
  first_seen_at: At;
  last_seen_at: At;
};

export type SessionTable = {
  space_id: InSpace;
  account_id: AccountId;
  id: Generated<SessionId>;
  token_hash: Buffer;
  started_at: At;
  seen_at: At;
  ended_at: MaybeAt;
  source: string;
  browser: string;
  iban_shown_at: MaybeAt;
  confirmed_at: MaybeAt;
};

export type SecurityEventTable = {
  space_id: InSpace;
  holder_id: HolderId;
  id: GeneratedAlways<string>;
  kind: string;
  at: At;
  actor: Actor["kind"] | null;
  source: string;
  browser: string;
  detail: Json<Record<string, string>>;
};
