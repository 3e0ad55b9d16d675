import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { HolderId, LinkId } from "#kernel/ids.ts";

export async function isEmpty(trx: SpaceTransaction): Promise<boolean> {
  return (await trx.selectFrom("holder").select("id").limit(1).execute()).length === 0;
}

/** "24/12/2026": a day in Paris, that many days from now. */
export async function dayAhead(trx: SpaceTransaction, days: number): Promise<string> {
  const { rows } = await sql<{ day: string }>`
    select to_char((now() at time zone 'Europe/Paris')::date + ${days}::integer, 'DD/MM/YYYY') as day`.execute(
    trx,
  );
  return rows[0]?.day ?? "";
}

export const printedSecrets = (trx: SpaceTransaction) =>
  trx
    .selectFrom("letter")
    .innerJoin("holder", "holder.id", "letter.holder_id")
    .select(["holder.number", "letter.secret_hash as hash"])
    .where("letter.secret_hash", "is not", null)
    .execute();

export async function activationLinkOf(trx: SpaceTransaction, holderId: HolderId): Promise<LinkId> {
  const link = await trx
    .selectFrom("link")
    .select("id")
    .where("holder_id", "=", holderId)
    .where("purpose", "=", "activation")
    .executeTakeFirstOrThrow();
  return link.id;
}

/** Moves the past of one holder back by `time`, since a demonstration cannot wait a month. */
export async function letTimePass(trx: SpaceTransaction, holderId: HolderId, time: Duration) {
  const ago = sql`${asInterval(time)}::interval`;
  const accounts = sql`select id from account where holder_id = ${holderId}`;
  await sql`update enrolment set opened_at = opened_at - ${ago}, settled_at = settled_at - ${ago}
    where holder_id = ${holderId}`.execute(trx);
  await sql`update letter set requested_at = requested_at - ${ago}, printed_at = printed_at - ${ago},
      posted_at = posted_at - ${ago}, settled_at = settled_at - ${ago}, secret_expires_at = secret_expires_at - ${ago}
    where holder_id = ${holderId}`.execute(trx);
  await sql`update account set activated_at = activated_at - ${ago},
      password_changed_at = password_changed_at - ${ago}
    where holder_id = ${holderId}`.execute(trx);
  await sql`update session set started_at = started_at - ${ago}, seen_at = seen_at - ${ago}
    where account_id in (${accounts})`.execute(trx);
  await sql`update security_event set at = at - ${ago} where holder_id = ${holderId}`.execute(trx);
}
