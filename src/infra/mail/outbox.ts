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

export type MailToSend<Props> = ToSend<MailKind<Props>, Props> & {
  holderId: HolderId | null;
  /** The mail that this one repeats. */
  repeats?: MailId;
};

export type SmsToSend<Props> = ToSend<SmsKind<Props>, Props> & { holderId: HolderId };

/** `group`: as for the first time, `null` if it had none. */
export type JobAgain = { queue: string; payload: object; group: string | null };

/** Writes a row and a job, both in the caller's transaction. */
export type Outbox = {
  sendMail<Props>(trx: SpaceTransaction, mail: MailToSend<Props>): Promise<MailId>;
  sendSms<Props>(trx: SpaceTransaction, sms: SmsToSend<Props>): Promise<SmsId>;
  /** Puts a job back that was given up. Its payload is checked when it runs. */
  replay(trx: SpaceTransaction, job: JobAgain): Promise<void>;
  /** At most one job with the same key waits: the caller holds a lock on what the key names. */
  enqueue<Payload>(trx: SpaceTransaction, queue: Queue<Payload>, payload: NoInfer<Payload>): Promise<void>;
};
