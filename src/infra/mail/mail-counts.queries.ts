import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

/** The domains that have a name of their own in the metrics; all others are "other", so that their number is known. */
const countedDomains = [
  ...["orange.fr", "wanadoo.fr", "laposte.net", "free.fr", "sfr.fr", "neuf.fr", "bbox.fr", "numericable.fr"],
  ...["aliceadsl.fr", "club-internet.fr", "cegetel.net", "gmail.com", "hotmail.fr", "hotmail.com"],
  ...["outlook.fr", "outlook.com", "live.fr", "yahoo.fr", "yahoo.com", "icloud.com"],
];

/** How the mails of the last day stand: `held` are those that a provider refuses because of us. */
export type MailCount = { domain: string; standing: string; mails: number };

/** Read from the table, so that a web server tells what the workers did. */
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

/** Seconds since the oldest waiting mail was queued; 0 when none waits. */
export async function oldestWaitingMail(trx: SpaceTransaction): Promise<number> {
  const { rows } = await sql<{ age: number }>`
    select coalesce(extract(epoch from now() - min(queued_at)), 0)::float8 as age from mail
    where space_id = current_space() and state = 'waiting'`.execute(trx);
  return rows[0]?.age ?? 0;
}
