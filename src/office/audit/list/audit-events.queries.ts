import { type SelectQueryBuilder, sql } from "kysely";
import type { AuditContent } from "#audit/audit-event.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Tables } from "#infra/db/tables/schema.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";
import type { AuditCursor, AuditFilter } from "./audit-filter.rules.ts";

export type ListedEvent = {
  seq: number;
  at: Date;
  kind: string;
  /** `null`: erased at the end of its retention. */
  content: AuditContent | null;
  holder: { id: HolderId; number: string } | null;
};

/** With the number looked up. `holderId`: `undefined` when no file has that number. */
export type Wanted = Omit<AuditFilter, "number"> & { holderId: HolderId | null | undefined };

export type AuditPart = { events: readonly ListedEvent[]; newer: number | null; older: number | null };

const startOf = (day: Day) => sql<Date>`${day}::date::timestamp at time zone 'Europe/Paris'`;
const endOf = (day: Day) => sql<Date>`(${day}::date + 1)::timestamp at time zone 'Europe/Paris'`;

function matching<Query extends SelectQueryBuilder<Tables, "audit_event", unknown>>(
  query: Query,
  { member, kind, holderId, from, until }: Wanted,
) {
  let found: SelectQueryBuilder<Tables, "audit_event", unknown> = query;
  if (member) found = found.where("audit_event.member_id", "=", member);
  if (kind) found = found.where("audit_event.kind", "=", kind);
  if (holderId) found = found.where("audit_event.holder_id", "=", holderId);
  if (holderId === undefined) found = found.where(sql<boolean>`false`);
  if (from) found = found.where("audit_event.at", ">=", startOf(from));
  if (until) found = found.where("audit_event.at", "<", endOf(until));
  return found;
}

/** Newest first. */
export async function listAudit(
  trx: SpaceTransaction,
  wanted: Wanted,
  { cursor, most }: { cursor: AuditCursor | null; most: number },
): Promise<AuditPart> {
  const isNewer = cursor?.towards === "newer";
  const found = await matching(trx.selectFrom("audit_event"), wanted)
    .leftJoin("holder", (join) =>
      join
        .onRef("holder.space_id", "=", "audit_event.space_id")
        .onRef("holder.id", "=", "audit_event.holder_id"),
    )
    .select(["audit_event.seq", "audit_event.at", "audit_event.kind", "audit_event.content"])
    .select(["holder.id as holderId", "holder.number"])
    .$if(cursor !== null, (query) =>
      query.where("audit_event.seq", isNewer ? ">" : "<", String(cursor?.seq ?? 0)),
    )
    .orderBy("audit_event.seq", isNewer ? "asc" : "desc")
    .limit(most + 1)
    .execute();
  const kept = found.slice(0, most).map(
    ({ seq, at, kind, content, holderId, number }): ListedEvent => ({
      ...{ seq: Number(seq), at, kind },
      content: content === null ? null : JSON.parse(content),
      holder: holderId && number ? { id: holderId, number } : null,
    }),
  );
  const events = isNewer ? kept.toReversed() : kept;
  const [hasMore, first, last] = [found.length > most, events[0]?.seq ?? null, events.at(-1)?.seq ?? null];
  return {
    events,
    newer: (isNewer ? hasMore : cursor !== null) ? first : null,
    older: isNewer || hasMore ? last : null,
  };
}

/** Counted up to `most`, so that a list of millions opens as quickly. */
export async function countAudit(trx: SpaceTransaction, wanted: Wanted, most: number): Promise<number> {
  const rows = matching(trx.selectFrom("audit_event"), wanted).select(sql`1`.as("one")).limit(most);
  const { count } = await trx
    .selectFrom(rows.as("found"))
    .select(sql<number>`count(*)::int`.as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

export type Acted = { id: AccountId; name: string };

/** Who ever acted, by name: one look into the index for each, whatever the number of rows. */
export async function listActed(trx: SpaceTransaction): Promise<Acted[]> {
  const { rows } = await sql<Acted>`
    with recursive acted as (
      (select member_id as id from audit_event
        where space_id = current_space() and member_id is not null order by member_id limit 1)
      union all
      select (select member_id from audit_event
        where space_id = current_space() and member_id > acted.id order by member_id limit 1)
      from acted where acted.id is not null)
    select id, (select content::json -> 'member' ->> 'name' from audit_event
      where space_id = current_space() and member_id = acted.id order by seq desc limit 1) as name
    from acted where id is not null order by 2`.execute(trx);
  return rows;
}
