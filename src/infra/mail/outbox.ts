import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { SmsKind } from "#infra/sms/sms-kind.ts";
import type { HolderId, MailId, SmsId } from "#kernel/ids.ts";
import type { Queue } from "../jobs/queues.ts";
import type { MailKind } from "./mail-kind.ts";

type ToSend<Kind, Props> = {
  kind: Kind;
  recipient: string;
  props: NoInfer<Props>;
  /** After this the message is not worth sending. */
  expiresAt?: Date;
};

export type MailToSend<Props> = ToSend<MailKind<Props>, Props> & { holderId: HolderId | null };

export type SmsToSend<Props> = ToSend<SmsKind<Props>, Props> & { holderId: HolderId };

/** Writes a row and a job, both in the caller's transaction. */
export type Outbox = {
  sendMail<Props>(trx: SpaceTransaction, mail: MailToSend<Props>): Promise<MailId>;
  sendSms<Props>(trx: SpaceTransaction, sms: SmsToSend<Props>): Promise<SmsId>;
  /** At most one job with the same key waits: the caller holds a lock on what the key names. */
  enqueue<Payload>(trx: SpaceTransaction, queue: Queue<Payload>, payload: NoInfer<Payload>): Promise<void>;
};
