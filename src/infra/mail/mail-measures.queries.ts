import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { domainCounted } from "./counted-domains.rules.ts";

/** Mails queued in the last 24 hours, by domain of the recipient and by what became of them. */
export async function countRecentMails(trx: SpaceTransaction) {
  const { rows } = await sql<{ domain: string; state: string; count: number }>`
    select lower(split_part(recipient, '@', 2)) as domain, state, count(*)::int as count from mail
    where space_id = current_space() and queued_at > now() - interval '1 day'
    group by 1, 2`.execute(trx);
  const sums = new Map<string, { domain: string; state: string; count: number }>();
  for (const { domain: written, state, count } of rows) {
    const domain = domainCounted(written);
    const key = `${domain} ${state}`;
    sums.set(key, { domain, state, count: (sums.get(key)?.count ?? 0) + count });
  }
  return [...sums.values()];
}

/** Seconds since the oldest waiting mail was queued; 0 when none waits. */
export async function oldestWaitingMail(trx: SpaceTransaction): Promise<number> {
  const { rows } = await sql<{ age: number }>`
    select coalesce(extract(epoch from now() - min(queued_at)), 0)::float8 as age from mail
    where space_id = current_space() and state = 'waiting'`.execute(trx);
  return rows[0]?.age ?? 0;
}
