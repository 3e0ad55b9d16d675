import { z } from "zod";
import { type Duration, minutes, seconds } from "#kernel/duration.ts";
import type { MailId, SmsId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { Hopeless } from "./outcome.ts";

/** How the jobs of a name are tried. */
export type QueueRules = {
  /** Places of one worker for jobs of this name; a place holds two. */
  places: number;
  /** Jobs of one group at once: one slow destination does not take every place (F-12). */
  placesPerGroup: number;
  /** A try longer than this is over, and another worker may take the job. */
  longestTry: Duration;
  retries: number;
  firstRetry: Duration;
  /** The wait between tries doubles up to this. */
  longestWait: Duration;
};

/** What is asked of the worker by one name. */
export type Queue<Payload> = {
  name: string;
  rules: QueueRules;
  payload: z.ZodType<Payload>;
  /** Of jobs with the same key one waits at most; the caller of `enqueue` holds a lock of what it names. */
  keyOf?(payload: Payload): string;
};

/** What a job was told. Throws `Hopeless` when it is not what its queue takes: trying again would not mend that. */
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
 * A mail is tried until its row says it is no longer worth sending, never more than a minute apart, so that
 * it leaves within two minutes of a mail server's return (F-11); a job that fails for another reason is
 * given up sooner (see `Hopeless`).
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
  // Ten SMS at once, as many as most carriers let wait for an answer on one session.
  rules: { ...sending, places: 5, placesPerGroup: 5 },
  payload: z.object({ space: z.string(), smsId: storedId<SmsId>() }),
};

/** Where a job goes that was given up, with its reason and the name of its queue. */
export const deadLetters = "dead-letters";
