import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailState } from "#infra/db/tables/mail-table.ts";
import type { HolderId, MailId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";

/** `returned`: sent, and then a report came back. */
export type MailStanding = MailState | "returned";

export type MailFilter = {
  standing: MailStanding | null;
  kind: string | null;
  domain: string | null;
  /** Days in Paris, both included. */
  from: Day | null;
  until: Day | null;
  recipient: string | null;
  holderId: HolderId | null;
};

export type LoggedMail = {
  id: MailId;
  holderId: HolderId | null;
  kind: string;
  recipient: string;
  standing: MailStanding;
  attempts: number;
  fate: "lasting" | "passing" | "ours" | null;
  status: string | null;
  reason: string | null;
  queuedAt: Date;
  sentAt: Date | null;
  returnedAt: Date | null;
  expiresAt: Date | null;
  repeats: MailId | null;
};

const standing = sql`case when mail.state = 'sent' and bounce.mail_id is not null then 'returned' else mail.state end`;

const logged = sql`
  select mail.id, mail.holder_id as "holderId", mail.kind, mail.recipient, mail.attempts, mail.repeats,
    ${standing} as standing, coalesce(bounce.fate, mail.fate) as fate, bounce.status,
    coalesce(bounce.reason, mail.last_error) as reason, mail.queued_at as "queuedAt", mail.sent_at as "sentAt",
    bounce.at as "returnedAt", mail.expires_at as "expiresAt"
  from mail left join bounce on bounce.space_id = mail.space_id and bounce.mail_id = mail.id`;

const domainOf = sql`lower(substring(mail.recipient from '[^@]*$'))`;

function conditions(filter: MailFilter): RawBuilder<unknown> {
  const { standing: wanted, kind, domain, from, until, recipient, holderId } = filter;
  const all = [
    wanted && sql`${standing} = ${wanted}`,
    kind && sql`mail.kind = ${kind}`,
    domain && sql`${domainOf} = ${domain.toLowerCase()}`,
    from && sql`mail.queued_at >= ${from}::timestamp at time zone 'Europe/Paris'`,
    until && sql`mail.queued_at < (${until}::date + 1)::timestamp at time zone 'Europe/Paris'`,
    recipient && sql`address_key(mail.recipient) = address_key(${recipient})`,
    holderId && sql`mail.holder_id = ${holderId}`,
  ].filter((one) => one !== null && one !== "");
  return sql.join([sql`true`, ...all], sql` and `);
}

/** Newest first, beyond the last mail of the page before. */
export async function listMails(
  trx: SpaceTransaction,
  filter: MailFilter,
  after: MailId | null,
  most: number,
): Promise<LoggedMail[]> {
  const beyond = after
    ? sql`(mail.queued_at, mail.id) < (select queued_at, id from mail where id = ${after})`
    : sql`true`;
  const { rows } = await sql<LoggedMail>`${logged}
    where ${conditions(filter)} and ${beyond}
    order by mail.queued_at desc, mail.id desc limit ${most}`.execute(trx);
  return rows;
}

export async function countMailsIn(trx: SpaceTransaction, filter: MailFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from mail left join bounce on bounce.space_id = mail.space_id and bounce.mail_id = mail.id
    where ${conditions(filter)}`.execute(trx);
  return rows[0]?.count ?? 0;
}

export async function findLoggedMail(trx: SpaceTransaction, id: MailId): Promise<LoggedMail | null> {
  const { rows } = await sql<LoggedMail>`${logged} where mail.id = ${id}`.execute(trx);
  return rows[0] ?? null;
}

/** Mails of the last thirty days by domain of the recipient, the most written to first. */
export type DomainHealth = {
  domain: string;
  sent: number;
  refused: number;
  bounced: number;
  waiting: number;
};

export async function healthByDomain(trx: SpaceTransaction, most: number): Promise<DomainHealth[]> {
  const { rows } = await sql<DomainHealth>`
    select ${domainOf} as domain,
      count(*) filter (where mail.state = 'sent')::int as sent,
      count(*) filter (where mail.state in ('refused', 'expired'))::int as refused,
      count(*) filter (where mail.state = 'sent' and bounce.fate is not null)::int as bounced,
      count(*) filter (where mail.state = 'waiting')::int as waiting
    from mail left join bounce on bounce.space_id = mail.space_id and bounce.mail_id = mail.id
    where mail.queued_at > now() - interval '30 days'
    group by 1 order by count(*) desc, 1 limit ${most}`.execute(trx);
  return rows;
}
