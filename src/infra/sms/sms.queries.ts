import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { SmsToSend } from "#infra/mail/outbox.ts";
import { asInterval } from "#kernel/duration.ts";
import type { SmsId, SpaceId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import { ago } from "../db/ago.ts";

export const insertSms = <Props>(
  trx: SpaceTransaction,
  sms: SmsToSend<Props>,
): Promise<{ id: SmsId; space: SpaceId }> =>
  trx
    .insertInto("sms")
    .values({
      holder_id: sms.holderId,
      kind: sms.kind.kind,
      recipient: sms.recipient,
      props: JSON.stringify(sms.props),
      expires_at: sms.expiresAt ?? sql<Date>`now() + ${asInterval(sms.kind.worthSendingFor)}::interval`,
    })
    .returning(["id", "space_id as space"])
    .executeTakeFirstOrThrow();

export type TakenSms = {
  kind: string;
  recipient: string;
  props: unknown;
  attempts: number;
  lastError: string | null;
  isTooLate: boolean;
};

/** Counts one more try of a waiting SMS, or marks it expired; `undefined`: nothing waits. */
export const takeSms = (trx: SpaceTransaction, id: SmsId): Promise<TakenSms | undefined> =>
  trx
    .updateTable("sms")
    .set({
      attempts: sql<number>`attempts + case when expires_at <= now() then 0 else 1 end`,
      state: sql<"waiting" | "expired">`case when expires_at <= now() then 'expired' else state end`,
    })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .returning(["kind", "recipient", "props", "attempts", "last_error as lastError"])
    .returning(sql<boolean>`state = 'expired'`.as("isTooLate"))
    .executeTakeFirst();

export async function markSmsSent(trx: SpaceTransaction, id: SmsId): Promise<void> {
  await trx
    .updateTable("sms")
    .set({ state: "sent", sent_at: sql<Date>`now()`, last_error: null })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

/** No more tries. The row keeps the reason, for staff. */
export async function markSmsRefused(trx: SpaceTransaction, id: SmsId, reason: string): Promise<void> {
  await trx
    .updateTable("sms")
    .set({ state: "refused", last_error: reason })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

/** An SMS that was given up and is still worth sending waits again. */
export async function reviveSms(trx: SpaceTransaction, id: SmsId): Promise<boolean> {
  const revived = await trx
    .updateTable("sms")
    .set({ state: "waiting", attempts: 0, last_error: null })
    .where("id", "=", id)
    .where("state", "in", ["waiting", "refused", "expired"])
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return revived.numUpdatedRows === 1n;
}

/** The SMS waits without using a try: the next one counts as the first. */
export async function postponeSms(trx: SpaceTransaction, id: SmsId, reason: string): Promise<void> {
  await trx.updateTable("sms").set({ attempts: 0, last_error: reason }).where("id", "=", id).execute();
}

export async function noteSmsFailure(trx: SpaceTransaction, id: SmsId, reason: string): Promise<void> {
  await trx
    .updateTable("sms")
    .set({ last_error: reason })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

export async function forgetOldSms(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const { numDeletedRows } = await trx.deleteFrom("sms").where("queued_at", "<", since).executeTakeFirst();
  return Number(numDeletedRows);
}
