import type { LockRule, Quota } from "#spaces/space.ts";

/** The largest integer of PostgreSQL: no number of failures in a row puts an end to a quota. */
const endless = 2_147_483_647;

/** A quota as the counter of tries understands it: the last one locks until the time is over. */
export const asLock = ({ most, during }: Quota): LockRule => ({
  tries: most,
  durations: [during],
  consecutiveFailures: endless,
});
