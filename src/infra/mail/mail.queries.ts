import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailState } from "#infra/db/tables/mail-table.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { MailId, SpaceId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import { ago } from "../db/ago.ts";
import { isSuppressed } from "./bounces/suppression.queries.ts";
import type { MailToSend } from "./outbox.ts";
import type { DeliveryRefusal } from "./postman.ts";

export const insertMail = <Props>(
  trx: SpaceTransaction,
  mail: MailToSend<Props>,
): Promise<{ id: MailId; space: SpaceId }> =>
  trx
    .insertInto("mail")
    .values({
      holder_id: mail.holderId,
      kind: mail.kind.kind,
      recipient: mail.recipient,
      repeats: mail.repeats ?? null,
      props: JSON.stringify(mail.props),
      expires_at: mail.expiresAt ?? sql<Date>`now() + ${asInterval(mail.kind.worthSendingFor)}::interval`,
    })
    .returning(["id", "space_id as space"])
    .executeTakeFirstOrThrow();

/**
 * A mail that was given up waits again, with all its tries; `undefined`: it was sent, or its time is over. A link or a
 * code is not made to last: `extendsTo` is for other mails. Of concurrent callers one gets it.
 */
export const reviveMail = (
  trx: SpaceTransaction,
  id: MailId,
  extendsTo: Duration | null,
  from: readonly MailState[],
): Promise<{ id: MailId; recipient: string } | undefined> => {
  const longer = extendsTo && sql<Date>`greatest(expires_at, now() + ${asInterval(extendsTo)}::interval)`;
  return trx
    .updateTable("mail")
    .set({ state: "waiting", attempts: 0, last_error: null, fate: null })
    .$if(longer !== null, (update) => update.set({ expires_at: longer as NonNullable<typeof longer> }))
    .where("id", "=", id)
    .where("state", "in", from)
    .$if(longer === null, (update) => update.where("expires_at", ">", sql<Date>`now()`))
    .returning(["id", "recipient"])
    .executeTakeFirst();
};

export type TakenMail = {
  kind: string;
  recipient: string;
  props: unknown;
  attempts: number;
  state: "waiting" | "expired" | "suppressed";
};

/** Counts one more try of a waiting mail, or marks it expired or held back; `undefined`: nothing waits. */
export async function takeMail(
  trx: SpaceTransaction,
  id: MailId,
  heldBack: readonly string[],
): Promise<TakenMail | undefined> {
  const { rows } = await sql<TakenMail>`
    update mail set state = verdict.state, attempts = attempts + (verdict.state = 'waiting')::int
    from (select case
        when expires_at <= now() then 'expired'
        when kind = any (${heldBack}::text[]) and ${isSuppressed(sql`recipient`)} then 'suppressed'
        else 'waiting' end as state
      from mail where id = ${id} and state = 'waiting' for update) as verdict
    where id = ${id} and mail.state = 'waiting'
    returning kind, recipient, props, attempts, mail.state`.execute(trx);
  return rows[0];
}

export async function markSent(trx: SpaceTransaction, id: MailId): Promise<void> {
  await trx
    .updateTable("mail")
    .set({ state: "sent", sent_at: sql<Date>`now()`, last_error: null })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

/** No more tries. The row keeps the reason, for staff and the page that announced the mail (F-14). */
export async function markRefused(
  trx: SpaceTransaction,
  id: MailId,
  { fate, reason }: DeliveryRefusal,
): Promise<void> {
  await trx
    .updateTable("mail")
    .set({ state: "refused", last_error: reason, fate })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

export async function noteFailure(
  trx: SpaceTransaction,
  id: MailId,
  { fate, reason }: DeliveryRefusal,
): Promise<void> {
  await trx
    .updateTable("mail")
    .set({ last_error: reason, fate })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

export async function forgetOldMails(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const { numDeletedRows } = await trx.deleteFrom("mail").where("queued_at", "<", since).executeTakeFirst();
  return Number(numDeletedRows);
}
