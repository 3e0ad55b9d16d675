import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import { asInterval, days, hours } from "#kernel/duration.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { LockRule } from "#spaces/space.ts";

/** Who the tries are counted on: someone on file, what was typed when nobody is, or a browser known there. */
export type Tried =
  | { holder: HolderId }
  | { unknown: string }
  | { browser: Buffer; account: AccountId }
  | { link: string };

/** What stands in the database for whom the tries are counted on: a keyed hash, alike for known and unknown. */
export function subjectOf(keys: Keys, tried: Tried): string {
  const parts = Object.entries(tried).map(([kind, value]) => `${kind}:${printable(value)}`);
  return keys.sign("subject", ...parts).toString("base64url");
}

const printable = (value: string | Buffer) =>
  typeof value === "string" ? value : value.toString("base64url");

/**
 * A try that may be made, with how many are left after it and the lock it brings should it fail; or the lock
 * that stands in its way, `until` being `null` when only recovery lifts it.
 */
export type Attempt =
  | { allowed: true; left: number; until: Date | null }
  | { allowed: false; until: Date | null };

/** A failure is forgotten after a day without another, the growth of the locks after a week. */
const failuresForgotten = asInterval(hours(24));
const locksForgotten = asInterval(days(7));

/**
 * Takes one try, before anything is hashed, in one statement: whatever the number of requests and
 * instances at once, only `rule.tries` of them get one (LOG-01). The last try locks as it is taken;
 * success unlocks. While locked nothing is counted.
 */
export async function takeAttempt(trx: SpaceTransaction, subject: string, rule: LockRule): Promise<Attempt> {
  const lockings = sql`array[${sql.join(rule.durations.map(asInterval))}]::interval[]`;
  const before = sql`case when a.locked_until is not null or a.last_at < now() - ${failuresForgotten}::interval
    then 0 else a.failures end`;
  const level = sql`case when a.last_at < now() - ${locksForgotten}::interval then 0 else a.locks end`;
  const taken = await sql<{ failures: number; locked_until: Date | null }>`
    insert into attempt as a (subject, failures, consecutive_failures) values (${subject}, 1, 1)
    on conflict (space_id, subject) do update set
      failures = ${before} + 1,
      consecutive_failures = a.consecutive_failures + 1,
      locks = ${level} + (${before} + 1 >= ${rule.tries})::int,
      locked_until = case when ${before} + 1 >= ${rule.tries}
        then now() + (${lockings})[least(${level} + 1, ${rule.durations.length})] end,
      last_at = now()
    where (a.locked_until is null or a.locked_until <= now())
      and a.consecutive_failures < ${rule.consecutiveFailures}
    returning failures, locked_until`.execute(trx);
  const row = taken.rows[0];
  if (row) return { allowed: true, left: rule.tries - row.failures, until: row.locked_until };
  return { allowed: false, until: await lockedUntil(trx, subject) };
}

async function lockedUntil(trx: SpaceTransaction, subject: string) {
  const row = await trx
    .selectFrom("attempt")
    .select("locked_until")
    .where("subject", "=", subject)
    .where("locked_until", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return row?.locked_until ?? null;
}

/** After a success, or a recovery: nothing is held against them any more. */
export async function forgetAttempts(trx: SpaceTransaction, subject: string) {
  await trx.deleteFrom("attempt").where("subject", "=", subject).execute();
}

/** Gives back a try that was taken but could not be judged (the hashing queue was full). */
export async function giveBackAttempt(trx: SpaceTransaction, subject: string) {
  await sql`update attempt set
      locks = locks - (locked_until > now())::int,
      locked_until = null,
      failures = greatest(failures - 1, 0),
      consecutive_failures = greatest(consecutive_failures - 1, 0)
    where subject = ${subject}`.execute(trx);
}
