import { type Kysely, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Tables } from "#infra/db/tables/schema.ts";
import { deadLetters } from "#infra/jobs/queues.ts";

const ended = {
  sessions: sql`update session set ended_at = now() where ended_at is null`,
  links: sql`update link set used_at = now() where used_at is null`,
  invitations: sql`update staff_invitation set expires_at = now() where used_at is null and expires_at > now()`,
  codes: sql`delete from code where used_at is null`,
  journeys: sql`delete from journey`,
  mails: sql`update mail set state = 'expired' where state in ('waiting', 'suppressed')`,
  sms: sql`update sms set state = 'expired' where state = 'waiting'`,
};

/** A batch downloaded since the backup would be downloaded again; the worker no longer knows of an order. */
const endedUncounted = [
  sql`update letter_batch set file_key = null, destroyed_at = now() where file_key is not null`,
  sql`update letter_order set ended_at = now(), outcome = 'cancelled' where ended_at is null`,
];

export type Ended = Record<keyof typeof ended, number>;

/** Ends everything still valid in a backup: otherwise a used link would work again, and a mail would leave twice. */
export async function endWhatWasAlive(trx: SpaceTransaction): Promise<Ended> {
  const counts: Partial<Ended> = {};
  for (const [what, statement] of Object.entries(ended) as [keyof Ended, (typeof ended)["links"]][])
    counts[what] = Number((await statement.execute(trx)).numAffectedRows ?? 0n);
  for (const statement of endedUncounted) await statement.execute(trx);
  return counts as Ended;
}

/** Removes waiting jobs, which may have run after the backup. Returns how many. */
export async function removeWaitingJobs(db: Kysely<Tables>): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from pgboss.job where state in ('created', 'retry', 'active')
      and name <> ${deadLetters} and name not like '\\_\\_pgboss\\_\\_%'`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
