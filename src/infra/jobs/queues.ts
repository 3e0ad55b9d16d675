import type { JobPayloads } from "#infra/mail/outbox.ts";
import { type Duration, minutes, seconds } from "#kernel/duration.ts";

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

const ordinary: QueueRules = {
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
const mail: QueueRules = {
  places: 8,
  placesPerGroup: 3,
  longestTry: seconds(45),
  retries: 6_000,
  firstRetry: seconds(4),
  longestWait: minutes(1),
};

export const queues: Record<keyof JobPayloads, QueueRules> = {
  "send-mail": mail,
  // Ten SMS at once, as many as most carriers let wait for an answer on one session.
  "send-sms": { ...mail, places: 5, placesPerGroup: 5 },
  "recovery-asked": { ...ordinary, places: 4, placesPerGroup: 4 },
  "code-asked": { ...ordinary, places: 4, placesPerGroup: 4 },
  "reset-asked": { ...ordinary, places: 4, placesPerGroup: 4 },
  "letter-asked": { ...ordinary, places: 2, placesPerGroup: 2 },
  "iban-refused": { ...ordinary, places: 2, placesPerGroup: 2 },
  renewals: { ...ordinary, places: 1, placesPerGroup: 1, longestTry: minutes(10) },
  "clean-up": { ...ordinary, places: 1, placesPerGroup: 1, longestTry: minutes(10) },
  "interrupted-imports": { ...ordinary, places: 1, placesPerGroup: 1, retries: 0 },
};

/** Where a job goes that was given up, with its reason and the name of its queue. */
export const deadLetters = "dead-letters";
