import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailStanding } from "#infra/mail/log/mail-log.queries.ts";
import { isWithin, sliceOf } from "../span/in-slices.queries.ts";
import type { Slice } from "../span/slices.rules.ts";

export type MailCount = { slice: number; standing: MailStanding; count: number };

/** Mails by the slice in which they were written, and where they stand now, as the desk of mails lists them. */
export async function countMails(trx: SpaceTransaction, slices: readonly Slice[]): Promise<MailCount[]> {
  const at = sql.ref("mail.queued_at");
  const { rows } = await sql<MailCount>`
    select ${sliceOf(at, slices)} as slice,
      case when state = 'sent' and bounce.mail_id is not null then 'returned' else state end as standing,
      count(*)::int as count
    from mail left join bounce on bounce.space_id = mail.space_id and bounce.mail_id = mail.id
    where ${isWithin(at, slices)} group by 1, 2`.execute(trx);
  return rows;
}
