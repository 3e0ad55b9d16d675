type Id<Name extends string> = string & { readonly id: Name };

/** The slug of a space, also its path prefix and its `space_id`. The other ids are UUIDs. */
export type SpaceId = Id<"space">;
export type HolderId = Id<"holder">;
export type EnrolmentId = Id<"enrolment">;
export type LetterId = Id<"letter">;
export type AccountId = Id<"account">;
export type SessionId = Id<"session">;
export type JourneyId = Id<"journey">;
export type LinkId = Id<"link">;
export type MailId = Id<"mail">;
export type SuppressionId = Id<"suppression">;
export type ImportId = Id<"import">;
export type BatchId = Id<"batch">;
export type SmsId = Id<"sms">;
export type CodeId = Id<"code">;
export type ChallengeId = Id<"challenge">;
export type PasskeyId = Id<"passkey">;
export type TransferId = Id<"transfer">;
export type PaymentId = Id<"payment">;
export type DocumentId = Id<"document">;
export type InvitationId = Id<"invitation">;
export type UploadId = Id<"upload">;
export type ApprovalId = Id<"approval">;
export type AlertId = Id<"alert">;

export const newId = <T extends Id<string>>() => crypto.randomUUID() as string as T;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Parses an id received from outside; `null` unless it is a UUID in lower case. */
export const readId = <T extends Id<string>>(text: string): T | null =>
  uuid.test(text) ? (text as string as T) : null;
