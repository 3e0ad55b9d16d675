import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

export async function countRecentSms(trx: SpaceTransaction) {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from sms
    where space_id = current_space() and queued_at > now() - interval '1 day'
    group by 1`.execute(trx);
  return rows;
}

/** In seconds; 0 when none waits. */
export async function oldestWaitingSms(trx: SpaceTransaction): Promise<number> {
  const { rows } = await sql<{ age: number }>`
    select coalesce(extract(epoch from now() - min(queued_at)), 0)::float8 as age from sms
    where space_id = current_space() and state = 'waiting'`.execute(trx);
  return rows[0]?.age ?? 0;
}
