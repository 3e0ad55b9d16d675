import { sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type Duration, seconds } from "#kernel/duration.ts";
import type { Period } from "#kernel/period.ts";
import type { LockRule } from "#spaces/space.ts";

export type Lock = { until: Date; wait: Duration };

/** `next`: length of the next lock. `lock`: starts if this try fails. When locked, `null`: only recovery lifts it. */
export type Attempt =
  | { kind: "taken"; left: number; next: Duration; lock: Lock | null }
  | { kind: "locked"; lock: Lock | null; isJudging: boolean }
  | { kind: "too_many"; lock: Lock };

/** Longer than any check takes, so that nobody waits for a process that crashed during one. */
export const isRecent = sql`a.last_at > now() - interval '10 seconds'`;

export type LockColumns = { locked_until: Date | null; wait: number | null };

export const lockColumns = sql`locked_until, extract(epoch from locked_until - now())::float8 as wait`;

export const lockOf = ({ locked_until: until, wait }: LockColumns): Lock | null =>
  until && wait !== null ? { until, wait: seconds(wait) } : null;

export async function findLock(trx: SpaceTransaction, subject: string): Promise<Lock | null> {
  const { rows } = await sql<LockColumns>`
    select ${lockColumns} from attempt where subject = ${subject} and locked_until > now()`.execute(trx);
  const [row] = rows;
  return row ? lockOf(row) : null;
}

/** The lock that refused a try. `isJudging`: tries are still being judged, and a right one would lift the lock. */
export async function findStandingLock(trx: SpaceTransaction, subject: string): Promise<Attempt> {
  const { rows } = await sql<LockColumns & { judging: boolean }>`
    select ${lockColumns}, in_flight > 0 and ${isRecent} as judging from attempt a
    where subject = ${subject}`.execute(trx);
  const [row] = rows;
  const lock = row?.wait && row.wait > 0 ? lockOf(row) : null;
  return { kind: "locked", lock, isJudging: row?.judging ?? true };
}

export async function settleAttempt(trx: SpaceTransaction, subject: string) {
  await sql`update attempt set in_flight = greatest(in_flight - 1, 0) where subject = ${subject}`.execute(
    trx,
  );
}

/** Keeps counts that only recovery resets, and lifetime counts. */
export async function forgetIdleAttempts(
  trx: SpaceTransaction,
  rule: LockRule,
  period: Period,
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("attempt")
    .where("last_at", "<", ago(period))
    .where((row) =>
      row.or([row("shown", "=", true), row("consecutive_failures", "<", rule.consecutiveFailures)]),
    )
    .where("for_life", "=", false)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function forgetAttempts(trx: SpaceTransaction, subject: string) {
  await trx.deleteFrom("attempt").where("subject", "=", subject).execute();
}

/** Gives back a try that was not judged, because the hashing queue was full. */
export async function giveBackAttempt(trx: SpaceTransaction, subject: string) {
  await sql`update attempt set
      locks = locks - coalesce((locked_until > now())::int, 0),
      locked_until = null,
      in_flight = greatest(in_flight - 1, 0),
      failures = greatest(failures - 1, 0),
      consecutive_failures = greatest(consecutive_failures - 1, 0)
    where subject = ${subject}`.execute(trx);
}
