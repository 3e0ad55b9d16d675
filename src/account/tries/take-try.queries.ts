import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type HourEndColumns, hourEndColumns, hourEndOf } from "../crowds/budgets.queries.ts";
import {
  type Attempt,
  findStandingLock,
  isRecent,
  type LockColumns,
  lockColumns,
  lockOf,
} from "./attempts.queries.ts";
import type { Counting } from "./counting.queries.ts";
import { countingFailure } from "./limits.queries.ts";

/** `forLife`: consecutive failures never expire. `shown`: for display only, deleted after 30 days. */
export type Memory = { forLife?: boolean; shown?: boolean };

/** If `barred`, the try is refused. Otherwise it is counted on the source too. */
export type Origin = { source: string; barred: RawBuilder<boolean> };

/**
 * Takes one try before anything is hashed, in one statement: of any number of concurrent requests, only `how.most`
 * get one (LOG-01). The last one locks when taken; success unlocks. Nothing is counted while locked or barred.
 */
export async function takeTry(
  trx: SpaceTransaction,
  subject: string,
  how: Counting,
  origin: Origin | null = null,
  memory: Memory = {},
): Promise<Attempt> {
  const barred = origin?.barred ?? sql`false`;
  const { rows } = await sql<TakenColumns & HourEndColumns & { barred: boolean }>`
    with door as (select ${subject}::text as subject, ${barred} as barred, ${hourEndColumns}),
    ${taking(how, memory, origin?.source)}
    select * from door left join taken on true`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("the database does not answer");
  if (row.barred) return { kind: "too_many", lock: hourEndOf(row) };
  return attemptOf(row, how) ?? findStandingLock(trx, subject);
}

/** The counting part of a statement; its table `door` must have the columns `subject` and `barred`. */
export function taking(how: Counting, { forLife = false, shown = false }: Memory, source?: string) {
  const isAnew = sql`(a.locked_until is not null or ${how.isOver})`;
  const before = sql`case when ${isAnew} then 0 else a.failures end`;
  const inARow = sql`case when ${shown && !forLife ? how.isOver : sql`false`} then 0 else a.consecutive_failures end`;
  const first = sql`case when ${isAnew} then now() else a.first_at end`;
  const level = sql`case when a.last_at < now() - interval '7 days' then 0 else a.locks end`;
  const isLast = sql`${before} + 1 >= ${how.most}`;
  const mayGoOn = how.inARow === null ? sql`true` : sql`${inARow} < ${how.inARow}`;
  const counted = source
    ? sql`, counted as (${countingFailure(source, sql`door.subject`, sql`from door, taken`)})`
    : sql``;
  return sql`taken as (
      insert into attempt as a (subject, failures, consecutive_failures, in_flight, for_life, shown)
      select subject, 1, 1, 1, ${forLife}::boolean, ${shown}::boolean from door where not barred
      on conflict (space_id, subject) do update set
        failures = ${before} + 1,
        consecutive_failures = ${inARow} + 1,
        in_flight = case when ${isRecent} then a.in_flight else 0 end + 1,
        locks = ${level} + (${isLast})::int,
        locked_until = case when ${isLast} then ${how.lockEnd({ first, level })} end,
        first_at = ${first},
        last_at = now()
      where (a.locked_until is null or a.locked_until <= now()) and ${mayGoOn}
      returning failures, consecutive_failures, locks, ${lockColumns}
    )${counted}`;
}

export type TakenColumns = LockColumns & {
  failures: number | null;
  consecutive_failures: number;
  locks: number;
};

/** `null`: a lock refused the try. */
export function attemptOf(row: TakenColumns, how: Counting): Attempt | null {
  if (row.failures === null) return null;
  const left = Math.min(how.most - row.failures, (how.inARow ?? Infinity) - row.consecutive_failures);
  return { kind: "taken", left, next: how.next(row.locks), lock: lockOf(row) };
}
