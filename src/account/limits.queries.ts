import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LimitRule } from "#spaces/space.ts";

/**
 * A loopback peer is a proxy of this machine or a developer: its address tells nothing about who asks, and a
 * limit on it would shut everybody out. See docs/decisions/0005.
 */
export const tellsNothing = (source: string) => source === "127.0.0.1" || source === "0:0:0:0::/64";

/** Whether this source, or everybody together, failed so often this hour that no stranger's try is judged. */
export function isBeyondLimits(source: string, limits: LimitRule): RawBuilder<boolean> {
  const ofSource = sql`filter (where source = ${source})`;
  return sql`(
    select coalesce(sum(failures), 0) >= ${limits.failuresPerHour}
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

/** Counts what a stranger asks for; false when the source, or everybody together, asked or failed too often. */
export async function admitAsk(
  trx: SpaceTransaction,
  source: string,
  subject: string,
  limits: LimitRule,
): Promise<boolean> {
  const { rows } = await sql<{ barred: boolean }>`select ${isBeyondLimits(source, limits)} as barred`.execute(
    trx,
  );
  if (rows[0]?.barred) return false;
  await countingFailure(source, subject).execute(trx);
  return true;
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
