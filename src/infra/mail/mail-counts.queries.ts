import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

/** Domains named in the metrics; all others count as "other", which bounds the number of series. */
const countedDomains = [
  ...["orange.fr", "wanadoo.fr", "laposte.net", "free.fr", "sfr.fr", "neuf.fr", "bbox.fr", "numericable.fr"],
  ...["aliceadsl.fr", "club-internet.fr", "cegetel.net", "gmail.com", "hotmail.fr", "hotmail.com"],
  ...["outlook.fr", "outlook.com", "live.fr", "yahoo.fr", "yahoo.com", "icloud.com"],
];

/** Mails of the last day. `held`: a provider refuses them because of us. */
export type MailCount = { domain: string; standing: string; mails: number };

/** Read from the table, so that a web server reports the work of the workers. */
export async function countMails(trx: SpaceTransaction): Promise<MailCount[]> {
  const { rows } = await sql<MailCount>`
    select domain, standing, count(*)::int as mails from (
      select
        case when d.domain = any (${countedDomains}::text[]) then d.domain else 'other' end as domain,
        case when state <> 'sent' and fate = 'ours' then 'held' else state end as standing
      from mail, lateral (select lower(substring(recipient from '[^@]*$')) as domain) d
      where queued_at > now() - interval '1 day') as lately
    group by domain, standing`.execute(trx);
  return rows;
}

/** In seconds; 0 when none waits. */
export async function oldestWaitingMail(trx: SpaceTransaction): Promise<number> {
  const { rows } = await sql<{ age: number }>`
    select coalesce(extract(epoch from now() - min(queued_at)), 0)::float8 as age from mail
    where space_id = current_space() and state = 'waiting'`.execute(trx);
  return rows[0]?.age ?? 0;
}
