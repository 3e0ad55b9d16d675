import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval } from "#kernel/duration.ts";
import type { EnrolmentId, HolderId } from "#kernel/ids.ts";
import type { LetterRule } from "#spaces/space.ts";
import { statesBefore } from "../letter.status.ts";
import { cameFromFormerAddress, countsInQuota } from "../requested-letters.queries.ts";

/** `addressUntil`: not when a letter came back and the address was corrected; the new letter then waits to be printed. */
export type ReissueStanding = {
  waits: boolean;
  quotaUntil: Date | null;
  addressUntil: Date | null;
};

/** The first letter is not a reissue: only later ones of the same enrolment count. */
export async function reissueStanding(
  trx: SpaceTransaction,
  holderId: HolderId,
  rule: LetterRule,
): Promise<ReissueStanding> {
  const every = sql`${asInterval(rule.reissueEvery)}::interval`;
  const coolingOff = sql`${asInterval(rule.addressCoolingOff)}::interval`;
  const { rows } = await sql<ReissueStanding>`
    select
      exists (select from letter
        where letter.holder_id = holder.id and letter.kind = 'provisional_password'
          and letter.state = 'to_print') as waits,
      (select max(letter.requested_at) + ${every} from letter
        where letter.holder_id = holder.id and letter.kind = 'provisional_password'
          and letter.requested_at > now() - ${every} and ${countsInQuota}
          and exists (select from letter former
            where former.holder_id = letter.holder_id and former.enrolment_id = letter.enrolment_id
              and former.kind = letter.kind and former.requested_at < letter.requested_at)) as "quotaUntil",
      case when holder.address_changed_at > now() - ${coolingOff} and not exists (
          select from letter where letter.holder_id = holder.id and letter.kind = 'provisional_password'
            and ${cameFromFormerAddress})
        then holder.address_changed_at + ${coolingOff} end as "addressUntil"
    from holder where holder.id = ${holderId}`.execute(trx);
  const [standing] = rows;
  if (!standing) throw new Error("a holder vanished while a letter was asked for");
  return standing;
}

/** Invalidates the live secret and requests another letter; also a notification, if the last one came back. */
export async function replaceLetters(trx: SpaceTransaction, holderId: HolderId, enrolmentId: EnrolmentId) {
  await trx
    .updateTable("letter")
    .set({ state: "expired", settled_at: sql`now()` })
    .where("holder_id", "=", holderId)
    .where("kind", "=", "provisional_password")
    .where("state", "in", statesBefore("expired"))
    .execute();
  await sql`
    insert into letter (holder_id, enrolment_id, kind)
    select ${holderId}, ${enrolmentId}, kinds.kind
    from (values ('provisional_password'), ('notification')) as kinds (kind)
    where kinds.kind = 'provisional_password' or 'returned' = (
      select last.state from letter last
      where last.holder_id = ${holderId} and last.enrolment_id = ${enrolmentId}
        and last.kind = kinds.kind
      order by last.requested_at desc limit 1)`.execute(trx);
}

/** After an account was closed: both letters again. False: there is an account, or there never was one. */
export async function reopenEnrolment(trx: SpaceTransaction, holderId: HolderId): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("enrolment")
    .set({ state: "closed", settled_at: sql`now()` })
    .where("holder_id", "=", holderId)
    .where("state", "=", "activated")
    .where(
      sql<boolean>`not exists (select from account
        where account.holder_id = enrolment.holder_id and account.closed_at is null)`,
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await sql`
    with opened as (insert into enrolment (holder_id) values (${holderId}) returning id)
    insert into letter (holder_id, enrolment_id, kind)
    select ${holderId}, opened.id, unnest(array['notification', 'provisional_password']) from opened`.execute(
    trx,
  );
  return true;
}
