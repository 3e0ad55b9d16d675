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
};

/** More hashes are waiting than the queue allows; the page answers 503 with Retry-After. */
export class HashingBusy extends Error {
  override name = "HashingBusy";
}
