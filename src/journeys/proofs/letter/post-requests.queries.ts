import { sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { Period } from "#kernel/period.ts";

/** False when one was requested within that time: one statement decides. */
export async function askForPost(trx: SpaceTransaction, subject: string, every: Duration): Promise<boolean> {
  const { rows } = await sql`
    insert into post_request as p (subject) values (${subject})
    on conflict (space_id, subject) do update set asked_at = now()
      where p.asked_at <= now() - ${asInterval(every)}::interval
    returning 1`.execute(trx);
  return rows.length === 1;
}

export async function lastPostRequest(trx: SpaceTransaction, subject: string): Promise<Date | null> {
  const row = await trx
    .selectFrom("post_request")
    .select("asked_at")
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.asked_at ?? null;
}

/** Kept until another letter may be requested. */
export async function forgetOldPostRequests(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const { numDeletedRows } = await trx
    .deleteFrom("post_request")
    .where("asked_at", "<", since)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
