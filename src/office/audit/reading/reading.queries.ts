import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, hours } from "#kernel/duration.ts";
import type { AccountId } from "#kernel/ids.ts";
import type { Quota, ReadingKind } from "#spaces/space.ts";

export type Unusual = { memberId: AccountId; member: string; counted: number };

/** Members of staff beyond the quota, of whom no alert of that quota is younger than its period. */
export async function findUnusual(
  trx: SpaceTransaction,
  reads: ReadingKind,
  kinds: readonly string[],
  { most, during }: Quota,
): Promise<Unusual[]> {
  const since = sql`now() - ${asInterval(during)}::interval`;
  const counted = reads === "cards" ? sql`count(distinct holder_id)::int` : sql`count(*)::int`;
  const { rows } = await sql<Unusual>`
    select member_id as "memberId", ${counted} as counted,
      (array_agg(content::json -> 'member' ->> 'name' order by seq desc))[1] as member
    from audit_event
    where at > ${since} and kind = any(${[...kinds]}::text[]) and member_id is not null
    group by member_id
    having ${counted} > ${most} and not exists (
      select from reading_alert
      where reading_alert.member_id = audit_event.member_id and reads = ${reads}
        and during_hours = ${during / hours(1)}::int and raised_at > ${since})`.execute(trx);
  return rows;
}
