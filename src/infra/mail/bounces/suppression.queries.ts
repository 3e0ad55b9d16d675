import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { CodeId, HolderId, LinkId, MailId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import { ago } from "../../db/ago.ts";

/** Whether mails that can wait are held back from this address, in SQL. */
export const isSuppressed = (address: RawBuilder<unknown>) => sql<boolean>`exists (
  select from suppression where address_key = address_key(${address}) and released_at is null)`;

/** Staff were told that the address works. True for exactly one caller. `takeHeldBack` gives what then leaves. */
export async function releaseAddress(trx: SpaceTransaction, address: string): Promise<boolean> {
  const released = await trx
    .updateTable("suppression")
    .set({ released_at: sql<Date>`now()`, released_because: "staff" })
    .where("address_key", "=", sql<string>`address_key(${address})`)
    .where("released_at", "is", null)
    .executeTakeFirst();
  return released.numUpdatedRows === 1n;
}

/** A link or a code came back to us: the address that its mail went to works. */
export async function releaseProvenAddress(
  trx: SpaceTransaction,
  holderId: HolderId,
  proof: LinkId | CodeId,
): Promise<void> {
  await sql`
    update suppression set released_at = now(), released_because = 'proven'
    where released_at is null and address_key in (
      select address_key(recipient) from mail
      where holder_id = ${holderId} and ${proof} in (props ->> 'linkId', props ->> 'codeId'))`.execute(trx);
}

/** Ends the suppression of addresses that their holder has left, or for one holder only. Returns how many. */
export async function releaseLeftAddresses(
  trx: SpaceTransaction,
  holderId: HolderId | null = null,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update suppression set released_at = now(), released_because = 'left'
    where released_at is null and holder_id = coalesce(${holderId}, holder_id)
      and not exists (select from holder
        where id = suppression.holder_id and closed_at is null and address_key(email) = suppression.address_key)
      and not exists (select from account where holder_id = suppression.holder_id and closed_at is null
        and email_key = suppression.address_key)`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** Mails held back that are still worth sending wait again; each needs a job. */
export async function takeHeldBack(
  trx: SpaceTransaction,
  address: string,
): Promise<{ id: MailId; recipient: string }[]> {
  const { rows } = await sql<{ id: MailId; recipient: string }>`
    update mail set state = 'waiting'
    where address_key(recipient) = address_key(${address}) and state = 'suppressed'
      and (expires_at is null or expires_at > now())
    returning id, recipient`.execute(trx);
  return rows;
}

export async function forgetSuppressions(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const { numDeletedRows } = await trx
    .deleteFrom("suppression")
    .where(sql<Date>`coalesce(released_at, since)`, "<", since)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
