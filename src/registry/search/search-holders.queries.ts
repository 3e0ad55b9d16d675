import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Search } from "./read-search.rules.ts";

export type FoundHolder = {
  id: HolderId;
  number: string;
  lastName: string;
  firstName: string;
  organisation: string;
  postalCode: string;
  city: string;
  email: string | null;
  accountEmail: string | null;
  phone: string | null;
  iban: string | null;
  isClosed: boolean;
  /** That of a payment or a transfer, when the search found it. */
  reference: string | null;
};

/** More are found than shown: the best come first, and "more" is said. */
export const mostShown = 50;

/** Of each kind. Beyond, a search is too vague to be put in order. */
const mostCompared = 100;

/** How far the rarity of a piece is counted. */
const mostCounted = 10_000;

/** At most one more than `mostShown`, best first. */
export async function searchHolders(trx: SpaceTransaction, search: Search): Promise<FoundHolder[]> {
  return (await searchStatement(search).execute(trx)).rows;
}

/**
 * The rarest piece of a reading finds candidates; each is then looked up for the other pieces. The order of the index
 * keeps the planner from reading a whole range.
 */
export function searchStatement({ readings, text, code }: Search) {
  const spans = readings.flatMap((reading, one) =>
    reading.flatMap((piece, place) => piece.spans.map((each) => ({ ...each, reading: one, piece: place }))),
  );
  const codes = [...new Set([text, code])];
  return sql<FoundHolder>`
    with span as materialized (
      select s.*, prefix || U&'\\+10FFFF' as beyond from unnest(
        ${spans.map(({ reading }) => reading)}::int[], ${spans.map(({ piece }) => piece)}::int[],
        ${spans.map(({ wholeRank }) => wholeRank)}::int[], ${spans.map(({ rank }) => rank)}::int[],
        ${spans.map(({ prefix }) => prefix)}::text[]) as s (reading, piece, whole_rank, rank, prefix)
    ), piece as materialized (
      select reading, piece, array_agg(prefix) as prefixes, count(*) over (partition by reading) as pieces
      from span group by reading, piece
    ), rarest as materialized (
      select distinct on (reading) reading, piece, pieces from piece
      order by reading, case when pieces > 1 then (
        select sum((select count(*) from (
          select from holder_term t where t.term >= s.prefix and t.term < s.beyond
          order by t.term limit ${mostCounted}) as counted))
        from span s where s.reading = piece.reading and s.piece = piece.piece) end, piece
    ), candidate as (
      select found.holder_id, case when found.term = s.prefix then whole_rank else rank end as rank
      from rarest r join span s using (reading, piece), lateral (
        select near.holder_id, near.term from (
          select t.holder_id, t.term from holder_term t where t.term >= s.prefix and t.term < s.beyond
          order by t.term limit ${mostCounted}) as near
        where r.pieces = 1 or true = all (
          select exists (
            select from holder_term m where m.holder_id = near.holder_id and m.term ^@ any(p.prefixes))
          from piece p where p.reading = r.reading and p.piece <> r.piece)
        limit ${mostCompared}) as found
    ), ranked as materialized (
      select holder_id, min(rank) as rank, max(reference) as reference from (
        select holder_id, rank, null as reference from candidate
        union all select id, 0, null from holder where number = any(${codes})
        union all select holder_id, 1, reference from payment where reference = any(${codes})
        union all select holder_id, 1, reference from transfer where reference = any(${codes})
      ) as each group by holder_id order by rank limit ${mostCompared}
    )
    select h.id, h.number, h.last_name as "lastName", h.first_name as "firstName", h.organisation,
      h.postal_code as "postalCode", h.city, h.email, h.phone, h.iban, h.closed_at is not null as "isClosed",
      (select a.email from account a where a.holder_id = h.id and a.closed_at is null) as "accountEmail",
      reference
    from ranked join holder h on h.id = ranked.holder_id
    order by rank, h.last_name, h.organisation, h.first_name, h.number limit ${mostShown + 1}`;
}
