import type { Result } from "#kernel/result.ts";

/** Slow hashing of what people type (passwords, secrets of letters), never more at once than there are cores. */
export type Passwords = {
  /** PHC string. Throws `HashingBusy` when the queue is full. */
  hash(password: string): Promise<string>;
  /**
   * Verifies in the time one verification takes, whether `stored` is a hash or `null` (nobody there).
   * Throws `HashingBusy` when the queue is full.
   */
  verify(stored: string | null, password: string): Promise<Result<{ outdated: boolean }, "wrong">>;
  /**
   * Runs all that leads to a verdict, the database included. Throws `HashingBusy` at once, before any of it, when as
   * many are under way as may hash and wait: a flood of passwords must not queue for connections that pages need.
   */
  inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer>;
  /** Places of the queue that are taken now, and how many there are. */
  load(): { taken: number; most: number };
};

/** More hashes are waiting than the queue allows; the page answers 503 with Retry-After. */
export class HashingBusy extends Error {
  override name = "HashingBusy";
}
