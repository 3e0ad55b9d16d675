import { type RawBuilder, sql } from "kysely";
import { asInterval, type Duration, hours } from "#kernel/duration.ts";
import type { LockRule, Quota } from "#spaces/space.ts";

export type Counting = {
  most: number;
  /** Consecutive failures after which only recovery helps; `null`: no limit. */
  inARow: number | null;
  /** Whether the count restarts, although no lock has ended. `a` is the stored row. */
  isOver: RawBuilder<boolean>;
  /** When the lock ends that the last allowed try starts. */
  lockEnd(row: { first: RawBuilder<unknown>; level: RawBuilder<unknown> }): RawBuilder<Date>;
  next(locks: number): Duration;
};

/** Each lock is longer than the last. A failure is forgotten after a day without another. */
export const byLock = ({ tries, durations, consecutiveFailures }: LockRule): Counting => ({
  most: tries,
  inARow: consecutiveFailures,
  isOver: sql`a.last_at < now() - ${asInterval(hours(24))}::interval`,
  lockEnd: ({ level }) =>
    sql`now() + (${durations.map(asInterval)}::interval[])[least(${level} + 1, ${durations.length})]`,
  next: (locks) => durations[Math.min(locks, durations.length - 1)] ?? durations[0],
});

/** At most `most` in a period, which begins with the first. */
export const byQuota = ({ most, during }: Quota): Counting => ({
  most,
  inARow: null,
  isOver: sql`a.first_at <= now() - ${asInterval(during)}::interval`,
  lockEnd: ({ first }) => sql`${first} + ${asInterval(during)}::interval`,
  next: () => during,
});
