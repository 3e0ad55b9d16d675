import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { SmsProps } from "#infra/sms/sms-kinds.ts";
import type { HolderId, MailId, SmsId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { MailProps } from "./mail-kinds.ts";

/** A mail to be written in the transaction of what it tells, and sent by the worker after the commit. */
export type MailToSend<Kind extends keyof MailProps = keyof MailProps> = {
  [K in Kind]: {
    kind: K;
    recipient: string;
    holderId: HolderId | null;
    /** Never a link, a code or a secret: they are derived when the mail is composed. */
    props: MailProps[K];
    /** After this the mail is no longer worth sending. */
    expiresAt?: Date;
  };
}[Kind];

/** An SMS to be written in the transaction of what it tells, to a number in E.164. */
export type SmsToSend<Kind extends keyof SmsProps = keyof SmsProps> = {
  [K in Kind]: {
    kind: K;
    recipient: string;
    holderId: HolderId;
    /** Never a code: it is derived when the SMS is composed. */
    props: SmsProps[K];
    /** After this the SMS is no longer worth sending. */
    expiresAt?: Date;
  };
}[Kind];

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
  sendMail(trx: SpaceTransaction, mail: MailToSend): Promise<MailId>;
  sendSms(trx: SpaceTransaction, sms: SmsToSend): Promise<SmsId>;
  /** A job of a journey is enqueued in a transaction that holds its row; one that waits already will do. */
  enqueue<Name extends keyof JobPayloads>(
    trx: SpaceTransaction,
    name: Name,
    payload: JobPayloads[Name],
  ): Promise<void>;
};
