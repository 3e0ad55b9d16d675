import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { SmsKind } from "#infra/sms/sms-kind.ts";
import type { HolderId, MailId, SmsId } from "#kernel/ids.ts";
import type { Queue } from "../jobs/queues.ts";
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

/** What leaves the house leaves through here: a row and a job, both in the caller's transaction. */
export type Outbox = {
  sendMail<Props>(trx: SpaceTransaction, mail: MailToSend<Props>): Promise<MailId>;
  sendSms<Props>(trx: SpaceTransaction, sms: SmsToSend<Props>): Promise<SmsId>;
  /** Of jobs with a key one waits at most: the caller's transaction holds a lock of what the key names. */
  enqueue<Payload>(trx: SpaceTransaction, queue: Queue<Payload>, payload: NoInfer<Payload>): Promise<void>;
};
