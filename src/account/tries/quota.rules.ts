import type { Duration } from "#kernel/duration.ts";
import type { LockRule, Quota } from "#spaces/space.ts";

/** `window` counts from the first try; without it, a count ends after a day without failures. */
export type CountRule = LockRule & { window?: Duration };

/** PostgreSQL's largest integer: a quota has no limit on failures in a row. */
export const endless = 2_147_483_647;

export const asLock = ({ most, during }: Quota): CountRule => ({
  tries: most,
  durations: [during],
  consecutiveFailures: endless,
  window: during,
});
