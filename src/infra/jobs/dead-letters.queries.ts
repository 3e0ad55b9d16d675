import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailId } from "#kernel/ids.ts";
import { deadLetters, mailsToSend } from "./queues.ts";

/**
 * Work that was given up: a job of any queue, or a mail that was refused or came too late. `reason`: of the last try,
 * in English.
 */
export type DeadLetter = {
  what: "job" | "mail";
  id: string;
  queue: string;
  /** Of a mail. */
  kind: string | null;
  at: Date;
  tries: number;
  reason: string | null;
  state: "given_up" | "refused" | "expired";
};

/** Jobs of this space: the table of jobs has none, their payload names it. */
const jobs = sql`pgboss.job where name = ${deadLetters} and state = 'created' and data ->> 'space' = current_space()`;

const all = sql`(
  select 'job' as what, job.id, coalesce(job.source_name, 'unknown') as queue, mail.kind, job.created_on as at,
    coalesce(job.source_retry_count, 0) + 1 as tries, job.source_output ->> 'reason' as reason, 'given_up' as state
  from (select * from ${jobs}) as job
  left join mail on mail.id::text = job.data ->> 'mailId'
  union all
  select 'mail', id, ${mailsToSend.name}, kind, queued_at, attempts, last_error, state
  from mail where state in ('refused', 'expired')
    and not exists (select from (select data from ${jobs}) as dead where dead.data ->> 'mailId' = mail.id::text)
) as letter`;

/** Newest first, beyond a given one. */
export async function listDeadLetters(
  trx: SpaceTransaction,
  after: string | null,
  most: number,
): Promise<DeadLetter[]> {
  const beyond = after ? sql`(at, id) < (select at, id from ${all} where id = ${after}::uuid)` : sql`true`;
  const { rows } = await sql<DeadLetter>`
    select * from ${all} where ${beyond} order by at desc, id desc limit ${most}`.execute(trx);
  return rows;
}

export async function countDeadLettersOf(
  trx: SpaceTransaction,
): Promise<{ jobs: number; mails: number; since: Date | null }> {
  const { rows } = await sql<{ jobs: number; mails: number; since: Date | null }>`
    select count(*) filter (where what = 'job')::int as jobs, count(*) filter (where what = 'mail')::int as mails,
      min(at) filter (where what = 'job') as since
    from ${all}`.execute(trx);
  return rows[0] ?? { jobs: 0, mails: 0, since: null };
}

export type TakenDeadLetter = { queue: string; payload: object; mailId: MailId | null };

/** Removes the job from the dead letters: of concurrent callers one gets it. */
export async function takeDeadLetter(trx: SpaceTransaction, id: string): Promise<TakenDeadLetter | null> {
  const { rows } = await sql<TakenDeadLetter>`
    delete from ${jobs} and id = ${id}::uuid
    returning source_name as queue, data as payload, data ->> 'mailId' as "mailId"`.execute(trx);
  return rows[0] ?? null;
}

/** The job of a mail that is replayed by its row. */
export async function dropDeadLettersOf(trx: SpaceTransaction, mailId: MailId): Promise<void> {
  await sql`delete from ${jobs} and data ->> 'mailId' = ${mailId}`.execute(trx);
}
