import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, type Duration, seconds } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { MailKind } from "./mail-kind.ts";

/** Mails that visitors can request for one holder. */
export type MailLimit = { perHolderAndHour: number; perHolderAndDay: number };

/** Refused during delivery, or returned later. */
const failedForGood = sql<boolean>`(state = 'refused' and fate is not distinct from 'lasting'
  or exists (select from bounce where bounce.mail_id = mail.id and bounce.fate = 'lasting'))`;

type Kinds = readonly Pick<MailKind<never>, "kind">[];

const namesOf = (kinds: Kinds) => sql.join(kinds.map(({ kind }) => kind));

/**
 * When the next mail of these kinds may leave, and the wait; `null`: now. A mail that its server refused permanently
 * counts in the daily limit, but not in the hourly one. Call it under the lock of the holder.
 */
export async function mailLimit(
  trx: SpaceTransaction,
  holderId: HolderId,
  kinds: Kinds,
  { perHolderAndHour, perHolderAndDay }: MailLimit,
): Promise<{ until: Date; wait: Duration } | null> {
  const { rows } = await sql<{ until: Date; wait: number }>`
    with written as (
      select queued_at, ${failedForGood} as is_refused from mail
      where holder_id = ${holderId} and kind in (${namesOf(kinds)})
    ), ranked as (
      select queued_at, is_refused, row_number() over (order by queued_at desc) as of_day,
        row_number() over (partition by is_refused order by queued_at desc) as of_hour
      from written)
    select max(until) as until, extract(epoch from max(until) - now())::float8 as wait from (
      select queued_at + interval '1 hour' as until from ranked
        where of_hour = ${perHolderAndHour}::int and not is_refused
      union all
      select queued_at + interval '1 day' from ranked where of_day = ${perHolderAndDay}::int) as ends
    having max(until) > now()`.execute(trx);
  const [row] = rows;
  return row ? { until: row.until, wait: seconds(row.wait) } : null;
}

/** State of the newest mail. `lost`: it failed without a refusal by its server. `null`: sent, or about to be. */
export type MailTrouble = "refused" | "held" | "lost" | null;

/** Only for a visitor who proved their identity and typed that address (REC-11). */
export async function findMailTrouble(
  trx: SpaceTransaction,
  holderId: HolderId,
  kinds: Kinds,
  recipient: string,
): Promise<MailTrouble> {
  const { rows } = await sql<{ trouble: MailTrouble }>`
    select case
        when ${failedForGood} then 'refused'
        when state = 'waiting' and fate is not null then 'held'
        when state in ('refused', 'expired') then 'lost'
      end as trouble
    from mail
    where holder_id = ${holderId} and recipient = ${recipient} and kind in (${namesOf(kinds)})
    order by queued_at desc limit 1`.execute(trx);
  return rows[0]?.trouble ?? null;
}

export async function wasMailed(
  trx: SpaceTransaction,
  holderId: HolderId,
  { kind }: MailKind<never>,
  within: Duration,
): Promise<boolean> {
  const row = await trx
    .selectFrom("mail")
    .select("id")
    .where("holder_id", "=", holderId)
    .where("kind", "=", kind)
    .where("queued_at", ">", sql<Date>`now() - ${asInterval(within)}::interval`)
    .executeTakeFirst();
  return row !== undefined;
}

export async function isMailWaiting(trx: SpaceTransaction, holderId: HolderId, { kind }: MailKind<never>) {
  const row = await trx
    .selectFrom("mail")
    .select("id")
    .where("holder_id", "=", holderId)
    .where("kind", "=", kind)
    .where("state", "=", "waiting")
    .where((mail) => mail.or([mail("expires_at", "is", null), mail("expires_at", ">", sql<Date>`now()`)]))
    .executeTakeFirst();
  return row !== undefined;
}
