import type { Result } from "#kernel/result.ts";

export type Passwords = {
  /** A PHC string. */
  hash(password: string): Promise<string>;
  /** Takes the time of one verification even when `stored` is `null`. */
  verify(stored: string | null, password: string): Promise<Result<{ outdated: boolean }, "wrong">>;
  /** Throws before `work` when the queue is full: a flood must not use up the connections that pages need. */
  inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer>;
  load(): { taken: number; most: number };
};

/** Thrown by `hash`, `verify` and `inTurn` when the queue is full; the page answers 503 with Retry-After. */
export class HashingBusy extends Error {
  override name = "HashingBusy";
}
