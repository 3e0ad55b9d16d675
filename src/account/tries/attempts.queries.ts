import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import { asInterval, type Duration, days, hours, seconds } from "#kernel/duration.ts";
import type { AccountId, HolderId, JourneyId, SessionId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import type { LockRule } from "#spaces/space.ts";
import { type HourEndColumns, hourEndColumns, hourEndOf } from "../crowds/budgets.queries.ts";
import { countingFailure } from "./limits.queries.ts";
import type { CountRule } from "./quota.rules.ts";

/** What tries are counted on, known or not. `number` is for letters' secrets: they never lock an open account. */
export type Tried =
  | { holder: HolderId }
  | { unknown: string }
  | { number: string; browser?: Buffer }
  | { recovery: string }
  | { code: string; browser?: Buffer }
  | { codes_sent: string; browser?: Buffer }
  | { post: string }
  | { iban: string }
  /** SMS asked for by a source. */
  | { sms_from: string }
  | { asked_in_hour: JourneyId }
  | { asked_in_day: JourneyId }
  /** Links mailed for a known browser, once strangers used up the account's mails. */
  | { links_for: Buffer }
  | { changes: HolderId }
  /** New passwords compared with former ones, in one journey. */
  | { chosen_in: JourneyId }
  | { factor: HolderId; browser?: Buffer }
  | { factor_letter: HolderId; browser?: Buffer }
  | { browser: Buffer; account: AccountId }
  | { link: string }
  | { session: SessionId }
  /** What a source is shown of its failures on one name. */
  | { shown_to: string; named: string };

/** A keyed hash, alike for known and unknown subjects. */
export function subjectOf(keys: Keys, tried: Tried): string {
  const parts = Object.entries(tried).map(([kind, value]) => `${kind}:${printable(value)}`);
  return keys.sign("subject", ...parts).toString("base64url");
}

const printable = (value: string | Buffer) =>
  typeof value === "string" ? value : value.toString("base64url");

export type Lock = { until: Date; wait: Duration };

/** `next`: length of the next lock. `lock`: starts if this try fails. When locked, `null`: only recovery lifts it. */
export type Attempt =
  | { kind: "taken"; left: number; next: Duration; lock: Lock | null }
  | { kind: "locked"; lock: Lock | null; isJudging: boolean }
  | { kind: "too_many"; lock: Lock };

/** Failures are forgotten after a day without another; the growth of the locks after a week. */
const failuresForgotten = asInterval(hours(24));
const locksForgotten = asInterval(days(7));

/** Longer than any hashing: a process that died while judging is not waited for. */
const isRecent = sql`a.last_at > now() - interval '10 seconds'`;

/** `forLife` outlives any idle time. `shown` counts are only displayed, and deleted after 30 idle days. */
export type Memory = { forLife?: boolean; shown?: boolean };

export type Origin = { source: string; barred: RawBuilder<boolean> };

/**
 * Takes one try before any hashing, in one statement: however many requests race, `rule.tries` get one (LOG-01). The
 * last try locks; success unlocks. Nothing counts while locked or barred.
 */
export async function takeAttempt(
  trx: SpaceTransaction,
  subject: string,
  rule: CountRule,
  origin: Origin | null = null,
  memory: Memory = {},
): Promise<Attempt> {
  const lockings = sql`array[${sql.join(rule.durations.map(asInterval))}]::interval[]`;
  const { window } = rule;
  const isOver = window
    ? sql`a.first_at <= now() - ${asInterval(window)}::interval`
    : sql`a.last_at < now() - ${failuresForgotten}::interval`;
  const isAnew = sql`(a.locked_until is not null or ${isOver})`;
  const before = sql`case when ${isAnew} then 0 else a.failures end`;
  const restarts = memory.shown && !memory.forLife ? isOver : sql`false`;
  const inARow = sql`case when ${restarts} then 0 else a.consecutive_failures end`;
  const first = sql`case when ${isAnew} then now() else a.first_at end`;
  const level = sql`case when a.last_at < now() - ${locksForgotten}::interval then 0 else a.locks end`;
  const lockEnd = window
    ? sql`${first} + ${asInterval(window)}::interval`
    : sql`now() + (${lockings})[least(${level} + 1, ${rule.durations.length})]`;
  const counted = origin
    ? sql`, counted as (${countingFailure(origin.source, subject, sql`from taken`)})`
    : sql``;
  const { rows } = await sql<TakenColumns & LockColumns & HourEndColumns>`
    with door as (select ${origin?.barred ?? sql`false`} as barred, ${hourEndColumns}), taken as (
      insert into attempt as a (subject, failures, consecutive_failures, in_flight, for_life, shown)
      select ${subject}, 1, 1, 1, ${memory.forLife ?? false}::boolean, ${memory.shown ?? false}::boolean
      from door where not barred
      on conflict (space_id, subject) do update set
        failures = ${before} + 1,
        consecutive_failures = ${inARow} + 1,
        in_flight = case when ${isRecent} then a.in_flight else 0 end + 1,
        locks = ${level} + (${before} + 1 >= ${rule.tries})::int,
        locked_until = case when ${before} + 1 >= ${rule.tries} then ${lockEnd} end,
        first_at = ${first},
        last_at = now()
      where (a.locked_until is null or a.locked_until <= now())
        and ${inARow} < ${rule.consecutiveFailures}
      returning failures, consecutive_failures, locks, ${lockColumns}
    )${counted}
    select * from door left join taken on true`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("the database does not answer");
  if (row.barred) return { kind: "too_many", lock: hourEndOf(row) };
  if (row.failures === null) return standingLock(trx, subject);
  const next = rule.durations[Math.min(row.locks, rule.durations.length - 1)] ?? rule.durations[0];
  const left = Math.min(rule.tries - row.failures, rule.consecutiveFailures - row.consecutive_failures);
  return { kind: "taken", left, next, lock: lockOf(row) };
}

type TakenColumns = {
  barred: boolean;
  failures: number | null;
  consecutive_failures: number;
  locks: number;
};

type LockColumns = { locked_until: Date | null; wait: number | null };

const lockColumns = sql`locked_until, extract(epoch from locked_until - now())::float8 as wait`;

const lockOf = ({ locked_until: until, wait }: LockColumns): Lock | null =>
  until && wait !== null ? { until, wait: seconds(wait) } : null;

export async function findLock(trx: SpaceTransaction, subject: string): Promise<Lock | null> {
  const { rows } = await sql<LockColumns>`
    select ${lockColumns} from attempt where subject = ${subject} and locked_until > now()`.execute(trx);
  const [row] = rows;
  return row ? lockOf(row) : null;
}

/** `isJudging`: a try under way may still succeed and lift the lock. */
async function standingLock(trx: SpaceTransaction, subject: string): Promise<Attempt> {
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

/**
 * A lock is told for so long; who fails a hundred times in a row stays known until recovery, and who guesses what
 * never changes stays known for good.
 */
export async function forgetIdleAttempts(
  trx: SpaceTransaction,
  rule: LockRule,
  { interval }: Period,
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("attempt")
    .where("last_at", "<", sql<Date>`now() - ${interval}::interval`)
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

/** Returns a try that could not be judged (the hashing queue was full). */
export async function giveBackAttempt(trx: SpaceTransaction, subject: string) {
  await sql`update attempt set
      locks = locks - coalesce((locked_until > now())::int, 0),
      locked_until = null,
      in_flight = greatest(in_flight - 1, 0),
      failures = greatest(failures - 1, 0),
      consecutive_failures = greatest(consecutive_failures - 1, 0)
    where subject = ${subject}`.execute(trx);
}
