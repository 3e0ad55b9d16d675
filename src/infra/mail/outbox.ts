import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { SmsKind } from "#infra/sms/sms-kind.ts";
import type { HolderId, MailId, SmsId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { MailKind } from "./mail-kind.ts";

type ToSend<Kind, Props> = {
  kind: Kind;
  recipient: string;
  props: NoInfer<Props>;
  /** After this the message is no longer worth sending. */
  expiresAt?: Date;
};

/** A mail to be written in the transaction of what it tells, and sent by the worker after the commit. */
export type MailToSend<Props> = ToSend<MailKind<Props>, Props> & { holderId: HolderId | null };

/** An SMS to be written in the transaction of what it tells, to a number in E.164. */
export type SmsToSend<Props> = ToSend<SmsKind<Props>, Props> & { holderId: HolderId };

/** Work asked of the worker, by name. */
export type JobPayloads = {
  "send-mail": { space: string; mailId: MailId };
  "send-sms": { space: string; smsId: SmsId };
  /** `browser`: the hash of what its cookie says of one that signed in before, to compare once the account is known. */
  "recovery-asked": { space: string; journeyId: string; browser: string | null };
  "code-asked": { space: string; journeyId: string };
  /** `byOwner`: from a browser that signed in before. */
  "reset-asked": { space: string; journeyId: string; byOwner: boolean };
  "letter-asked": { space: string; journeyId: string };
  "iban-refused": { space: string; number: string; isRight: boolean; visitor: Visitor };
  renewals: { space: string };
  "clean-up": { space: string };
  "interrupted-imports": { space: string };
};

/** What leaves the house leaves through here: a row and a job, both in the caller's transaction. */
export type Outbox = {
  sendMail<Props>(trx: SpaceTransaction, mail: MailToSend<Props>): Promise<MailId>;
  sendSms<Props>(trx: SpaceTransaction, sms: SmsToSend<Props>): Promise<SmsId>;
  /** A job of a journey is enqueued in a transaction that holds its row; one that waits already will do. */
  enqueue<Name extends keyof JobPayloads>(
    trx: SpaceTransaction,
    name: Name,
    payload: JobPayloads[Name],
  ): Promise<void>;
};
