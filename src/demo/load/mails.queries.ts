import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailState } from "#infra/db/tables/mail-table.ts";
import { deadLetters, mailsToSend } from "#infra/jobs/queues.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { HolderId, MailId } from "#kernel/ids.ts";

export type MailedHolder = { id: HolderId; number: string; firstName: string; email: string };

/** Holders with a mail address: that of their account, or else the one on file. */
export async function mailedHolders(trx: SpaceTransaction): Promise<MailedHolder[]> {
  const { rows } = await sql<MailedHolder>`
    select holder.id, holder.number, holder.first_name as "firstName",
      coalesce(account.email, holder.email) as email
    from holder left join account on account.holder_id = holder.id and account.closed_at is null
    where holder.closed_at is null and coalesce(account.email, holder.email) is not null
    order by holder.number`.execute(trx);
  return rows;
}

export type Sample = { state: MailState; age: Duration; error: string | null };

/** About a payment: such a mail holds no link that opens anything. */
export async function insertSample(
  trx: SpaceTransaction,
  { id, email, firstName }: MailedHolder,
  { state, age, error }: Sample,
): Promise<MailId> {
  const at = sql<Date>`now() - ${asInterval(age)}::interval`;
  const isSent = state === "sent";
  const row = await trx
    .insertInto("mail")
    .values({
      ...{ holder_id: id, kind: "payment-made", recipient: email, state, last_error: error },
      props: JSON.stringify({ firstName, paymentId: null }),
      attempts: state === "suppressed" ? 0 : 1,
      queued_at: at,
      sent_at: isSent ? at : null,
      expires_at: sql<Date>`now() + interval '2 days'`,
      fate: error === null ? null : "ours",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** As the worker leaves a job that it gave up. */
export async function insertDeadLetter(trx: SpaceTransaction, mailId: MailId, reason: string) {
  await sql`
    insert into pgboss.job (name, data, source_name, source_retry_count, source_output)
    values (${deadLetters}, jsonb_build_object('space', current_space(), 'mailId', ${mailId}::text),
      ${mailsToSend.name}, 4, jsonb_build_object('reason', ${reason}::text))`.execute(trx);
}
