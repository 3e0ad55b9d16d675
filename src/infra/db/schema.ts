import type { Generated, GeneratedAlways } from "kysely";
import type {
  AccountId,
  BatchId,
  EnrolmentId,
  HolderId,
  ImportId,
  JourneyId,
  LetterId,
  LinkId,
  MailId,
  SessionId,
} from "#kernel/ids.ts";
import type { At, InSpace, Json, MaybeAt } from "./columns.ts";
import type {
  CodeTable,
  DecoyTable,
  FormerPasswordTable,
  PasskeyChallengeTable,
  PasskeyTable,
  PostRequestTable,
  RecoveryCodeTable,
  SmsBudgetTable,
  SmsTable,
  SpentChallengeTable,
  TotpTable,
} from "./proof-tables.ts";

export type HolderTable = {
  space_id: InSpace;
  id: Generated<HolderId>;
  number: string;
  title: string;
  last_name: string;
  first_name: string;
  organisation: string;
  address_1: string;
  address_2: string;
  address_3: string;
  postal_code: string;
  city: string;
  country: string;
  email: string | null;
  phone: string | null;
  iban: string | null;
  /** ISO date, without a time. */
  birth_date: string | null;
  address_changed_at: MaybeAt;
  closed_at: MaybeAt;
  created_at: At;
  updated_at: At;
};

export type RegistryImportTable = {
  space_id: InSpace;
  id: Generated<ImportId>;
  file_name: string;
  file_sha256: string | null;
  whole_registry: boolean;
  state: "running" | "applied" | "refused" | "interrupted";
  report: Json<Record<string, unknown>>;
  started_at: At;
  finished_at: MaybeAt;
};

export type EnrolmentTable = {
  space_id: InSpace;
  holder_id: HolderId;
  id: Generated<EnrolmentId>;
  state: Generated<"open" | "activated" | "closed">;
  opened_at: At;
  settled_at: MaybeAt;
};

/** Letters that a holder asks for: they bring a secret, and belong to no enrolment. */
export type RequestedKind = "new_password" | "lost_factor";
export type LetterKind = "notification" | "provisional_password" | RequestedKind;
export type LetterState = "to_print" | "printed" | "posted" | "returned" | "used" | "expired";

export type LetterBatchTable = {
  space_id: InSpace;
  id: Generated<BatchId>;
  kind: LetterKind;
  letters: number;
  printed_at: At;
};

export type LetterTable = {
  space_id: InSpace;
  holder_id: HolderId;
  id: Generated<LetterId>;
  enrolment_id: EnrolmentId | null;
  kind: LetterKind;
  state: Generated<LetterState>;
  batch_id: BatchId | null;
  secret_hash: string | null;
  secret_expires_at: MaybeAt;
  requested_at: At;
  printed_at: MaybeAt;
  posted_at: MaybeAt;
  settled_at: MaybeAt;
};

export type AccountTable = {
  space_id: InSpace;
  holder_id: HolderId;
  id: Generated<AccountId>;
  email: string | null;
  email_key: string | null;
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
  last_at: At;
  for_life: Generated<boolean>;
};

export type IbanBudgetTable = {
  space_id: InSpace;
  hour: At;
  failures: Generated<number>;
  alarm_raised_at: MaybeAt;
};

export type SourceFailureTable = {
  space_id: InSpace;
  source: string;
  hour: At;
  subject: string;
  failures: Generated<number>;
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
};

export type SecurityEventTable = {
  space_id: InSpace;
  holder_id: HolderId;
  id: GeneratedAlways<string>;
  kind: string;
  at: At;
  source: string;
  browser: string;
  detail: Json<Record<string, string>>;
};

export type JourneyTable = {
  space_id: InSpace;
  id: Generated<JourneyId>;
  kind: string;
  version: Generated<number>;
  state: string;
  data: Json<unknown>;
  browser_secret_hash: Buffer;
  started_at: At;
  expires_at: At;
};

export type LinkPurpose = "activation" | "recovery" | "reset";

export type LinkTable = {
  space_id: InSpace;
  id: Generated<LinkId>;
  purpose: LinkPurpose;
  holder_id: HolderId;
  journey_id: JourneyId;
  address_key: string;
  issued_at: At;
  expires_at: At;
  used_at: MaybeAt;
};

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
  queued_at: At;
  expires_at: MaybeAt;
  sent_at: MaybeAt;
};

/** Every table, as Kysely reads it. The truth is `db/migrations`. */
export type Tables = {
  holder: HolderTable;
  registry_import: RegistryImportTable;
  enrolment: EnrolmentTable;
  letter_batch: LetterBatchTable;
  letter: LetterTable;
  account: AccountTable;
  attempt: AttemptTable;
  source_failure: SourceFailureTable;
  iban_budget: IbanBudgetTable;
  known_browser: KnownBrowserTable;
  session: SessionTable;
  security_event: SecurityEventTable;
  journey: JourneyTable;
  link: LinkTable;
  mail: MailTable;
  sms: SmsTable;
  sms_budget: SmsBudgetTable;
  code: CodeTable;
  decoy: DecoyTable;
  post_request: PostRequestTable;
  spent_challenge: SpentChallengeTable;
  totp: TotpTable;
  passkey: PasskeyTable;
  passkey_challenge: PasskeyChallengeTable;
  recovery_code: RecoveryCodeTable;
  former_password: FormerPasswordTable;
  installation: { only_row: Generated<boolean>; key_check: string };
};
