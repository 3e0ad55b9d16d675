import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Day } from "#kernel/values/day.ts";
import type { Slice } from "./slices.rules.ts";

type Column = RawBuilder<unknown>;

const startOf = (day: Column) => sql`(${day})::timestamp at time zone 'Europe/Paris'`;

const firstDay = (slices: readonly Slice[]) => sql`${slices[0]?.from ?? null}::date`;
const dayAfter = (slices: readonly Slice[]) => sql`(${slices.at(-1)?.to ?? null}::date + 1)`;

/** Whether a time is within the slices. */
export const isWithin = (at: Column, slices: readonly Slice[]) =>
  sql<boolean>`(${at} >= ${startOf(firstDay(slices))} and ${at} < ${startOf(dayAfter(slices))})`;

/** The place of the slice that a time is in, from 0. The edges are computed once, not for each row. */
export const sliceOf = (at: Column, slices: readonly Slice[]) => sql<number>`
  (width_bucket(${at}, array(
    select edge::timestamp at time zone 'Europe/Paris' from unnest(${daysOf(slices)}::date[]) edge order by edge)) - 1)`;

/** The same for a calendar date. */
export const isDayWithin = (day: Column, slices: readonly Slice[]) =>
  sql<boolean>`(${day} >= ${firstDay(slices)} and ${day} < ${dayAfter(slices)})`;

export const sliceOfDay = (day: Column, slices: readonly Slice[]) =>
  sql<number>`(width_bucket(${day}, ${daysOf(slices)}::date[]) - 1)`;

const daysOf = (slices: readonly Slice[]) => slices.map(({ from }) => from);

/** What day it is in Paris, by the clock of the database, and the day that was `intervals` ago. */
export async function daysInParis<Names extends string>(
  trx: SpaceTransaction,
  intervals: Readonly<Record<Names, string>>,
): Promise<{ today: Day } & Record<Names, Day>> {
  const names = Object.keys(intervals) as Names[];
  const ago = names.map((name) => intervals[name]);
  const { rows } = await sql<{ today: Day; days: Day[] }>`
    select (now() at time zone 'Europe/Paris')::date::text as today,
      array(select ((now() - ago::interval) at time zone 'Europe/Paris')::date::text
        from unnest(${ago}::text[]) with ordinality as asked (ago, place) order by place) as days`.execute(
    trx,
  );
  const [found] = rows;
  if (!found) throw new Error("the database does not tell what day it is");
  const days = Object.fromEntries(names.map((name, place) => [name, found.days[place]]));
  return { today: found.today, ...(days as Record<Names, Day>) };
}
