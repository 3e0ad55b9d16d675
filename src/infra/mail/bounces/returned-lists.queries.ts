import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, MailId, SuppressionId } from "#kernel/ids.ts";

export type SuppressedAddress = {
  id: SuppressionId;
  address: string;
  holderId: HolderId | null;
  status: string | null;
  reason: string;
  since: Date;
  /** Mails that were not sent because of it. */
  heldBack: number;
};

const suppressed = sql`
  select id, address, holder_id as "holderId", status, reason, since,
    (select count(*)::int from mail where address_key(recipient) = suppression.address_key
      and state = 'suppressed') as "heldBack"
  from suppression where released_at is null`;

/** Newest first, beyond a given one. */
export async function listSuppressed(
  trx: SpaceTransaction,
  after: SuppressionId | null,
  most: number,
): Promise<SuppressedAddress[]> {
  const beyond = after
    ? sql`(since, id) < (select since, id from suppression where id = ${after})`
    : sql`true`;
  const { rows } = await sql<SuppressedAddress>`
    ${suppressed} and ${beyond} order by since desc, id desc limit ${most}`.execute(trx);
  return rows;
}

export async function findSuppressed(
  trx: SpaceTransaction,
  id: SuppressionId,
): Promise<SuppressedAddress | null> {
  const { rows } = await sql<SuppressedAddress>`${suppressed} and id = ${id}`.execute(trx);
  return rows[0] ?? null;
}

export async function countSuppressed(trx: SpaceTransaction): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(since) as since from suppression where released_at is null`.execute(
    trx,
  );
  return rows[0] ?? { count: 0, since: null };
}

/** What came back, of any mail that is still on file. `learntBy`: a reply while it was delivered, or a later report. */
export type ReturnedMailRow = {
  mailId: MailId;
  holderId: HolderId | null;
  recipient: string;
  kind: string;
  fate: "lasting" | "passing" | "ours";
  status: string | null;
  reason: string;
  learntBy: "reply" | "report";
  at: Date;
};

export async function listReturned(
  trx: SpaceTransaction,
  after: MailId | null,
  most: number,
): Promise<ReturnedMailRow[]> {
  const beyond = after
    ? sql`(bounce.at, bounce.mail_id) < (select at, mail_id from bounce where mail_id = ${after})`
    : sql`true`;
  const { rows } = await sql<ReturnedMailRow>`
    select bounce.mail_id as "mailId", mail.holder_id as "holderId", mail.recipient, mail.kind, bounce.fate,
      bounce.status, bounce.reason, bounce.learnt_by as "learntBy", bounce.at
    from bounce join mail on mail.space_id = bounce.space_id and mail.id = bounce.mail_id
    where ${beyond} order by bounce.at desc, bounce.mail_id desc limit ${most}`.execute(trx);
  return rows;
}
