import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterState } from "#infra/db/tables/enrolment-tables.ts";
import type { EnrolmentId, HolderId, LetterId } from "#kernel/ids.ts";
import { statesBefore } from "./letter.status.ts";

export type Enrolment = {
  holderId: HolderId;
  enrolmentId: EnrolmentId;
  letterId: LetterId;
  /** `null` while the newest letter is not printed, or after it came back: any secret is then wrong. */
  secretHash: string | null;
  secretExpired: boolean;
  /** The account is open: the secret of its letter opens nothing any more. */
  isActivated: boolean;
};

/** The enrolment that its two letters began, until the account is closed. */
export async function findEnrolment(trx: SpaceTransaction, number: string): Promise<Enrolment | null> {
  const { rows } = await sql<Enrolment>`
    select enrolment.holder_id as "holderId", enrolment.id as "enrolmentId", letter.id as "letterId",
      enrolment.state = 'activated' as "isActivated",
      case when letter.state in ('printed', 'posted', 'expired', 'used') then letter.secret_hash end as "secretHash",
      letter.state = 'expired' or coalesce(letter.secret_expires_at <= now(), false) as "secretExpired"
    from holder
    join enrolment on enrolment.holder_id = holder.id and (enrolment.state = 'open'
      or enrolment.state = 'activated' and exists (select from account
        where account.holder_id = enrolment.holder_id and account.closed_at is null))
    join lateral (
      select newest.* from letter newest
      where newest.holder_id = enrolment.holder_id and newest.enrolment_id = enrolment.id
        and newest.kind = 'provisional_password'
      order by newest.requested_at desc limit 1
    ) letter on true
    where holder.number = ${number} and holder.closed_at is null`.execute(trx);
  return rows[0] ?? null;
}

/** True for exactly one caller. A newer letter invalidates even a proven secret; expiry after the proof does not. */
export async function useLetter(
  trx: SpaceTransaction,
  used: { holderId: HolderId; enrolmentId: EnrolmentId; letterId: LetterId },
): Promise<boolean> {
  const enrolment = await lockOpenEnrolment(trx, used.holderId);
  if (enrolment !== used.enrolmentId) return false;
  const newest = await newestSecretLetter(trx, used.holderId, used.enrolmentId);
  if (newest?.id !== used.letterId || !statesBefore("used").includes(newest.state)) return false;
  await settleLetters(trx, used);
  return settleEnrolment(trx, used.holderId);
}

export async function beginEnrolment(trx: SpaceTransaction, holderId: HolderId): Promise<void> {
  await trx
    .insertInto("enrolment")
    .values({ holder_id: holderId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** False when the enrolment was closed in the meantime, or never started. */
export async function settleEnrolment(trx: SpaceTransaction, holderId: HolderId): Promise<boolean> {
  const settled = await trx
    .updateTable("enrolment")
    .set({ state: "activated", settled_at: sql`coalesce(settled_at, now())` })
    .where("holder_id", "=", holderId)
    .where("state", "<>", "closed")
    .executeTakeFirst();
  return settled.numUpdatedRows === 1n;
}

const newestSecretLetter = (trx: SpaceTransaction, holderId: HolderId, enrolmentId: EnrolmentId) =>
  trx
    .selectFrom("letter")
    .select(["id", "state"])
    .where("holder_id", "=", holderId)
    .where("enrolment_id", "=", enrolmentId)
    .where("kind", "=", "provisional_password")
    .orderBy("requested_at", "desc")
    .executeTakeFirst();

async function settleLetters(
  trx: SpaceTransaction,
  used: { holderId: HolderId; enrolmentId: EnrolmentId; letterId: LetterId },
) {
  await trx
    .updateTable("letter")
    .set({
      state: sql<LetterState>`case when state = 'to_print' then 'expired' else 'used' end`,
      settled_at: sql`now()`,
    })
    .where("holder_id", "=", used.holderId)
    .where("enrolment_id", "=", used.enrolmentId)
    .where((row) => row.or([row("id", "=", used.letterId), row("state", "in", statesBefore("expired"))]))
    .execute();
}

export async function lockOpenEnrolment(
  trx: SpaceTransaction,
  holderId: HolderId,
): Promise<EnrolmentId | null> {
  const row = await trx
    .selectFrom("enrolment")
    .select("id")
    .where("holder_id", "=", holderId)
    .where("state", "=", "open")
    .forUpdate()
    .executeTakeFirst();
  return row?.id ?? null;
}
