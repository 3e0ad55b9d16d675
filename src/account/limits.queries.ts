import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LimitRule } from "#spaces/space.ts";

/**
 * A loopback peer is a proxy of this machine or a developer: its address tells nothing about who asks, and a
 * limit on it would shut everybody out. See docs/decisions/0005.
 */
export const tellsNothing = (source: string) => source === "127.0.0.1" || source === "0:0:0:0::/64";

/**
 * Whether this source, or everybody together, failed so often this hour that no stranger's try is judged. `alone`:
 * everybody together does not matter.
 */
export function isBeyondLimits(source: string, limits: LimitRule, alone = false): RawBuilder<boolean> {
  const ofSource = sql`filter (where source = ${source})`;
  return sql`(
    select not ${alone}::boolean and coalesce(sum(failures), 0) >= ${limits.failuresPerHour}
      or not ${tellsNothing(source)}::boolean and (
        coalesce(sum(failures) ${ofSource}, 0) >= ${limits.failuresPerSourceAndHour}
        or count(distinct subject) ${ofSource} >= ${limits.subjectsPerSourceAndHour})
    from source_failure where space_id = current_space() and hour = date_trunc('hour', now()))`;
}

/**
 * Counts a try against its source as it is taken, for many at once must not all pass the limit before the first
 * has failed. A success takes it back. A part of a statement: it counts once for each row of `from`.
 */
export const countingFailure = (source: string, subject: string, from = sql``) => sql`
  insert into source_failure as f (source, hour, subject)
  select ${source}, date_trunc('hour', now()), ${subject} ${from}
  on conflict (space_id, source, hour, subject) do update set failures = f.failures + 1`;

/** Who asks: a browser that signed in before, to whichever account, or else what comes from a source. */
export type Asker = { source: string; browser: Buffer | null };

/** What stands for it where failures are counted by source. */
export const placeOf = ({ source, browser }: Asker) =>
  browser ? `browser ${browser.toString("base64url")}` : source;

/**
 * Counts what is asked for; false when the source, or everybody together, asked or failed too often. A browser that
 * signed in before is counted by itself, so that strangers at its source, or anywhere, do not shut it out (LOG-06).
 */
export async function admitAsk(
  trx: SpaceTransaction,
  asker: Asker,
  subject: string,
  limits: LimitRule,
): Promise<boolean> {
  const source = placeOf(asker);
  const isBarred = isBeyondLimits(source, limits, asker.browser !== null);
  const { rows } = await sql<{ barred: boolean }>`select ${isBarred} as barred`.execute(trx);
  if (rows[0]?.barred) return false;
  await countingFailure(source, subject).execute(trx);
  return true;
}

/** Takes back one of those counted this hour for that subject. */
export async function takeBackFailure(trx: SpaceTransaction, source: string, subject: string) {
  await sql`
    with last as (
      delete from source_failure
      where source = ${source} and hour = date_trunc('hour', now()) and subject = ${subject} and failures <= 1
    )
    update source_failure set failures = failures - 1
    where source = ${source} and hour = date_trunc('hour', now()) and subject = ${subject} and failures > 1`.execute(
    trx,
  );
}

/** Takes back what was counted this hour for that subject. */
export async function forgiveSource(trx: SpaceTransaction, source: string, subject: string) {
  await trx
    .deleteFrom("source_failure")
    .where("source", "=", source)
    .where("hour", "=", sql<Date>`date_trunc('hour', now())`)
    .where("subject", "=", subject)
    .execute();
}

/** Nothing is judged on failures older than the hour; they go after a day. */
export async function forgetSourceFailures(trx: SpaceTransaction) {
  await trx.deleteFrom("source_failure").where("hour", "<", sql<Date>`now() - interval '1 day'`).execute();
}
