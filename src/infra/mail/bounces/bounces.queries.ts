import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailId } from "#kernel/ids.ts";
import { type Bounce, mostPassing } from "./bounce.rules.ts";

export type LearntBy = "reply" | "report";

/** A report about an older mail is not believed: servers give up after five days. */
const oldest = sql`interval '30 days'`;

/**
 * Records what came back of a mail, once: the same report may arrive twice, and only a worse one replaces it. An
 * address that fails for good, or too often, is suppressed. False if there is no such mail, or nothing new.
 */
export async function recordBounce(
  trx: SpaceTransaction,
  mailId: MailId,
  learntBy: LearntBy,
  { fate, status, reason }: Bounce,
): Promise<boolean> {
  const recorded = await sql`
    insert into bounce (mail_id, holder_id, fate, status, reason, learnt_by)
    select id, holder_id, ${fate}, ${status}, ${reason}, ${learntBy} from mail
    where id = ${mailId} and state <> 'suppressed' and queued_at > now() - ${oldest}
    on conflict (space_id, mail_id) do update
      set fate = excluded.fate, status = excluded.status, reason = excluded.reason, at = now()
      where bounce.fate <> 'lasting' and excluded.fate = 'lasting'
    returning mail_id`.execute(trx);
  if (recorded.rows.length === 0) return false;
  if (fate === "lasting" || (fate === "passing" && (await failsTooOften(trx, mailId))))
    await suppress(trx, mailId, { status, reason });
  return true;
}

async function failsTooOften(trx: SpaceTransaction, mailId: MailId): Promise<boolean> {
  const { rows } = await sql<{ times: number }>`
    select count(*)::int as times from mail failed
    join mail on mail.space_id = failed.space_id and address_key(mail.recipient) = address_key(failed.recipient)
    join bounce on bounce.mail_id = mail.id and bounce.fate = 'passing' and bounce.at > now() - ${oldest}
    where failed.id = ${mailId}`.execute(trx);
  return (rows[0]?.times ?? 0) >= mostPassing;
}

/** A mail from before the release of its address says nothing about today. */
const suppress = (
  trx: SpaceTransaction,
  mailId: MailId,
  { status, reason }: Pick<Bounce, "status" | "reason">,
) =>
  sql`
    insert into suppression (address_key, address, holder_id, status, reason)
    select address_key(recipient), recipient, holder_id, ${status}, ${reason} from mail where id = ${mailId}
    on conflict (space_id, address_key) do update
      set address = excluded.address, holder_id = excluded.holder_id, status = excluded.status,
        reason = excluded.reason, since = now(), released_at = null, released_because = null
      where suppression.released_at < (select queued_at from mail where id = ${mailId})`.execute(trx);
