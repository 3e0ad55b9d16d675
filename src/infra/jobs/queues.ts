import { z } from "zod";
import { type Duration, minutes, seconds } from "#kernel/duration.ts";
import type { MailId, SmsId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { Hopeless } from "./outcome.ts";

export type QueueRules = {
  /** Slots of one worker for jobs of this name; a slot takes two jobs. */
  places: number;
  /** Concurrent jobs of one group: one slow destination does not take every slot (F-12). */
  placesPerGroup: number;
  /** After this time a try has failed, and another worker may take the job. */
  longestTry: Duration;
  retries: number;
  firstRetry: Duration;
  longestWait: Duration;
};

export type Queue<Payload> = {
  name: string;
  rules: QueueRules;
  payload: z.ZodType<Payload>;
  /** At most one job with the same key waits; the caller of `enqueue` holds a lock on what the key names. */
  keyOf?(payload: Payload): string;
};

/** Throws `Hopeless` for a payload that its queue does not take. */
export function readPayload<Payload>({ name, payload }: Queue<Payload>, stored: unknown): Payload {
  const read = payload.safeParse(stored);
  if (!read.success) throw new Hopeless(`not the payload of ${name}: ${z.prettifyError(read.error)}`);
  return read.data;
}

export const ordinary: QueueRules = {
  places: 2,
  placesPerGroup: 2,
  longestTry: minutes(1),
  retries: 5,
  firstRetry: seconds(2),
  longestWait: minutes(1),
};

/**
 * A mail is retried until its row expires, at least once a minute, so that it leaves within two minutes of a mail
 * server's return (F-11). A job that fails for another reason ends sooner (see `Hopeless`).
 */
const sending: QueueRules = {
  places: 8,
  placesPerGroup: 3,
  longestTry: seconds(45),
  retries: 6_000,
  firstRetry: seconds(4),
  longestWait: minutes(1),
};

export const mailsToSend: Queue<{ space: string; mailId: MailId }> = {
  name: "send-mail",
  rules: sending,
  payload: z.object({ space: z.string(), mailId: storedId<MailId>() }),
};

export const smsToSend: Queue<{ space: string; smsId: SmsId }> = {
  name: "send-sms",
  // Ten SMS at once: most carriers allow that many unanswered ones on one session.
  rules: { ...sending, places: 5, placesPerGroup: 5 },
  payload: z.object({ space: z.string(), smsId: storedId<SmsId>() }),
};

export const deadLetters = "dead-letters";
