import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { isWithin, sliceOf } from "../span/in-slices.queries.ts";
import type { Slice } from "../span/slices.rules.ts";
import { eventsAfter, type Step, type Way } from "./funnel.rules.ts";

/** Holders by the slice in which their way began. `reached`: how many passed each step since, at whatever time. */
export type FunnelCount = { slice: number; began: number; reached: number[] };

export async function countFunnel(
  trx: SpaceTransaction,
  way: Way,
  slices: readonly Slice[],
): Promise<FunnelCount[]> {
  const reached = way.steps.map(
    (step, place) => sql`count(*) filter (where ${hasReached(step, place)})::int`,
  );
  const happened = way.steps.map((step, place) => sql`${didHappen(step)} as ${sql.ref(`step_${place}`)}`);
  const { rows } = await sql<FunnelCount>`
    with began as (
      ${beginning(way, slices)} group by holder_id
    ), opened as (
      select holder_id, min(activated_at) as at from account
      where holder_id in (select holder_id from began) group by holder_id
    ), since as (
      select holder_id, ${sql.join(happened)} from security_event
      where at >= ${slices[0]?.from ?? null}::date and kind = any(${eventsAfter(way)}::text[])
        and holder_id in (select holder_id from began)
      group by holder_id
    )
    select ${sliceOf(sql.ref("began.at"), slices)} as slice, count(*)::int as began,
      array[${sql.join(reached)}] as reached
    from began
    left join opened on opened.holder_id = began.holder_id
    left join since on since.holder_id = began.holder_id
    where opened.at is null or opened.at >= began.at
    group by 1`.execute(trx);
  return rows;
}

function beginning({ begins }: Way, slices: readonly Slice[]) {
  if (begins.by === "letter")
    return sql`
    select holder_id, min(printed_at) as at, count(posted_at) > 0 as posted from letter
    where kind = 'provisional_password' and ${isWithin(sql.ref("printed_at"), slices)}`;
  return sql`
    select holder_id, min(at) as at, false as posted from security_event
    where ${isWithin(sql.ref("at"), slices)} and kind = any(${begins.events}::text[])`;
}

const didHappen = (step: Step) =>
  step.by === "events" ? sql`bool_or(kind = any(${step.events}::text[]))` : sql`false`;

function hasReached({ by }: Step, place: number) {
  if (by === "posted") return sql`began.posted`;
  return by === "account" ? sql`opened.at is not null` : sql.ref(`since.step_${place}`);
}

export type OnFile = { holders: number; withAccount: number };

/** Holders on file today, and how many of them have an open account. Each count reads an index alone. */
export async function countOnFile(trx: SpaceTransaction): Promise<OnFile> {
  const { rows } = await sql<OnFile>`
    select ((select count(*) from holder) - (select count(*) from holder where closed_at is not null))::int as holders,
      (select count(*) from account where closed_at is null)::int as "withAccount"`.execute(trx);
  const [found] = rows;
  if (!found) throw new Error("a count has no row");
  return found;
}
