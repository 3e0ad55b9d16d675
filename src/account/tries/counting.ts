import { type RawBuilder, sql } from "kysely";
import { asInterval, type Duration, hours } from "#kernel/duration.ts";
import type { LockRule, Quota } from "#spaces/space.ts";

/** How tries are counted; `a` is the row that stands. */
export type Counting = {
  /** Tries before the lock. */
  most: number;
  /** Failures in a row after which only recovery helps; `null`: no number of them. */
  inARow: number | null;
  /** Whether the count begins anew, with no lock to end it. */
  isOver: RawBuilder<boolean>;
  /** When the lock ends that the last try brings, by the moment of the first and the locks before. */
  lockEnd(row: { first: RawBuilder<unknown>; level: RawBuilder<unknown> }): RawBuilder<Date>;
  /** How long the lock will be that comes after so many. */
  next(locks: number): Duration;
};

/** Failures shut an account for longer each time. One is forgotten after a day without another. */
export const byLock = ({ tries, durations, consecutiveFailures }: LockRule): Counting => ({
  most: tries,
  inARow: consecutiveFailures,
  isOver: sql`a.last_at < now() - ${asInterval(hours(24))}::interval`,
  lockEnd: ({ level }) =>
    sql`now() + (${durations.map(asInterval)}::interval[])[least(${level} + 1, ${durations.length})]`,
  next: (locks) => durations[Math.min(locks, durations.length - 1)] ?? durations[0],
});

/** Sends and asks are paced: so many from the first of them, then none until that time is over, lock and all. */
export const byQuota = ({ most, during }: Quota): Counting => ({
  most,
  inARow: null,
  isOver: sql`a.first_at <= now() - ${asInterval(during)}::interval`,
  lockEnd: ({ first }) => sql`${first} + ${asInterval(during)}::interval`,
  next: () => during,
});
