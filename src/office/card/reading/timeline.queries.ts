import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { type Cursor, everyPart, type Place, type TimelinePart } from "./timeline-part.rules.ts";
import { partQueries } from "./timeline-parts.queries.ts";

export type Detail = Readonly<Record<string, string | number | boolean | null>>;

export type TimelineLine = Place & { at: Date; what: string; detail: Detail };

/** `newer`, `older`: where the page before and the page after begin. */
export type Timeline = {
  lines: readonly TimelineLine[];
  total: number;
  newer: Place | null;
  older: Place | null;
};

/** How many lines a page has. */
const perPage = 50;

type Asked = { holderId: HolderId; part: TimelinePart | null; cursor: Cursor | null };

const together = ({ holderId, part }: Asked) => {
  const parts = (part ? [part] : everyPart).map((name) => partQueries[name](holderId));
  return sql`with line (at, part, id, what, detail) as (${sql.join(parts, sql` union all `)})`;
};

/** Everything that happened to a holder, newest first: one query, whatever the tables. */
export async function readTimeline(trx: SpaceTransaction, asked: Asked): Promise<Timeline> {
  const { cursor } = asked;
  const isNewer = cursor?.towards === "newer";
  const order = isNewer ? sql`at asc, part asc, id asc` : sql`at desc, part desc, id desc`;
  const side = isNewer ? sql`>` : sql`<`;
  // Microseconds: a Date has only milliseconds, and many lines share one.
  const within = cursor
    ? sql`where (at, part, id) ${side} (timestamptz 'epoch' + ${cursor.place.micros}::bigint * interval '1 microsecond',
        ${cursor.place.part}::text, ${cursor.place.id}::text)`
    : sql``;
  const { rows } = await sql<TimelineLine & { total: number }>`
    ${together(asked)}
    select at, part, id, what, detail, (extract(epoch from at) * 1000000)::bigint::text as micros,
      (select count(*)::int from line) as total
    from line ${within} order by ${order} limit ${perPage + 1}`.execute(trx);
  const total = rows[0]?.total ?? 0;
  const more = rows.length > perPage;
  const kept = rows.slice(0, perPage).map(({ total: _, ...line }) => line);
  const lines = isNewer ? kept.toReversed() : kept;
  const [first = null, last = null] = [lines[0], lines.at(-1)];
  if (isNewer) return { lines, total, newer: more ? first : null, older: last };
  return { lines, total, newer: cursor ? first : null, older: more ? last : null };
}
