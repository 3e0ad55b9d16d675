import type { Duration } from "#kernel/duration.ts";
import type { LockRule, Quota } from "#spaces/space.ts";

/** How tries are counted: those of a `window` from the first of them, or else until a day passes without one. */
export type CountRule = LockRule & { window?: Duration };

/** The largest integer of PostgreSQL: no number of failures in a row puts an end to a quota. */
export const endless = 2_147_483_647;

/** A quota as the counter of tries understands it: the last one locks until the time is over. */
export const asLock = ({ most, during }: Quota): CountRule => ({
  tries: most,
  durations: [during],
  consecutiveFailures: endless,
  window: during,
});
