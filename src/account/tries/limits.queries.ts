import { type RawBuilder, sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import type { LimitRule } from "#spaces/space.ts";
import {
  type HourEnd,
  type HourEndColumns,
  hourEndColumns,
  hourEndOf,
  thisHour,
} from "../crowds/budgets.queries.ts";

/** Loopback is a proxy or a developer: limiting it would lock everybody out (docs/decisions/0005). */
export const tellsNothing = (source: string) => source === "127.0.0.1" || source === "0:0:0:0::/64";

/** Whether this source failed too often this hour. Known browsers are exempt (LOG-06). */
export function isBeyondLimits(
  source: string,
  limits: LimitRule,
  isKnownBrowser: boolean,
): RawBuilder<boolean> {
  return isKnownBrowser ? sql<boolean>`false` : sourceFailedTooOften(source, limits);
}

export function sourceFailedTooOften(source: string, limits: LimitRule): RawBuilder<boolean> {
  if (tellsNothing(source)) return sql<boolean>`false`;
  return sql`(
    select coalesce(sum(failures), 0) >= ${limits.failuresPerSourceAndHour}
      or count(*) >= ${limits.subjectsPerSourceAndHour}
    from source_failure
    where space_id = current_space() and source = ${source} and hour = ${thisHour})`;
}

/** Counts before judging: concurrent tries must not all pass before the first fails. Success takes it back. */
export const countingFailure = (source: string, subject: string | RawBuilder<string>, from = sql``) => sql`
  insert into source_failure as f (source, hour, subject)
  select ${source}, ${thisHour}, ${subject} ${from}
  on conflict (space_id, source, hour, subject) do update set failures = f.failures + 1`;

export type Place = { source: string; account: AccountId | null };

/** Known browsers count by account: strangers at the same source must not block them (LOG-06). */
export const placeOf = ({ source, account }: Place) => (account ? `account ${account}` : source);

/** Counts a request. When there were too many, counts nothing and returns the end of the hour. */
export async function countAsk(
  trx: SpaceTransaction,
  place: string,
  subject: string,
  limits: LimitRule,
): Promise<HourEnd | null> {
  const { rows } = await sql<HourEndColumns>`
    with door as (
      select not ${tellsNothing(place)}::boolean and (
        coalesce(sum(asks), 0) >= ${limits.failuresPerSourceAndHour}
        or count(*) >= ${limits.subjectsPerSourceAndHour}) as barred
      from source_ask where space_id = current_space() and source = ${place} and hour = ${thisHour}
    ), counted as (
      insert into source_ask as a (source, hour, subject)
      select ${place}, ${thisHour}, ${subject} from door where not barred
      on conflict (space_id, source, hour, subject) do update set asks = a.asks + 1)
    select ${hourEndColumns} from door where barred`.execute(trx);
  const [row] = rows;
  return row ? hourEndOf(row) : null;
}

export async function takeBackFailure(trx: SpaceTransaction, source: string, subject: string) {
  await sql`
    with last as (
      delete from source_failure
      where source = ${source} and hour = ${thisHour} and subject = ${subject} and failures <= 1
    )
    update source_failure set failures = failures - 1
    where source = ${source} and hour = ${thisHour} and subject = ${subject} and failures > 1`.execute(trx);
}

export async function forgiveAsk(trx: SpaceTransaction, place: string, subject: string) {
  await trx
    .deleteFrom("source_ask")
    .where("source", "=", place)
    .where("hour", "=", thisHour)
    .where("subject", "=", subject)
    .execute();
}

export async function forgiveSource(trx: SpaceTransaction, source: string, subject: string) {
  await trx
    .deleteFrom("source_failure")
    .where("source", "=", source)
    .where("hour", "=", thisHour)
    .where("subject", "=", subject)
    .execute();
}

export async function forgetSources(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const failures = await trx.deleteFrom("source_failure").where("hour", "<", since).executeTakeFirst();
  const asks = await trx.deleteFrom("source_ask").where("hour", "<", since).executeTakeFirst();
  return Number(failures.numDeletedRows + asks.numDeletedRows);
}
