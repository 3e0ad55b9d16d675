import { sql } from "kysely";
import { hasChosenSince } from "#account/password/renewal/password-since.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { RequestedKind } from "#infra/db/tables/enrolment-tables.ts";
import { asInterval } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { LetterRule } from "#spaces/space.ts";
import { statesBefore } from "./letter.status.ts";

/** A password letter is no longer needed if the holder has chosen a password since the request. */
export const isPointless = sql<boolean>`(letter.kind = 'new_password'
  and ${hasChosenSince(sql`letter.holder_id`, sql`letter.requested_at`)})`;

/** It came back, and the address was corrected since. */
export const cameFromFormerAddress = sql<boolean>`((letter.state = 'returned' or letter.returned_at is not null)
  and exists (select from holder former
    where former.id = letter.holder_id and former.address_changed_at > letter.printed_at))`;

/** A letter that an address since corrected sent back is given back; nobody asked for one that was printed again. */
export const countsInQuota = sql<boolean>`(letter.remakes is null and not ${cameFromFormerAddress})`;

/** `waits`: a letter is not printed yet. `quotaUntil`: one was requested recently or is on its way. */
export type RequestStanding = { waits: boolean; quotaUntil: Date | null };

export async function requestStanding(
  trx: SpaceTransaction,
  holderId: HolderId,
  kind: RequestedKind,
  rule: LetterRule,
  mayReplace = false,
): Promise<RequestStanding> {
  const every = sql`${asInterval(rule.reissueEvery)}::interval`;
  const lostAfter = sql`${asInterval(rule.lostAfter)}::interval`;
  const { rows } = await sql<RequestStanding>`
    select coalesce(bool_or(state = 'to_print' and not ${isPointless}), false) as waits,
      greatest(
        max(requested_at) filter (where requested_at > now() - ${every} and ${countsInQuota}) + ${every},
        max(left_at) filter (where left_at > now() - ${lostAfter} and not ${mayReplace}::boolean
          and state in ('printed', 'posted') and not ${isPointless}) + ${lostAfter}
      ) as "quotaUntil"
    from (select *, coalesce(posted_at, printed_at) as left_at from letter) as letter
    where holder_id = ${holderId} and kind = ${kind}`.execute(trx);
  return rows[0] ?? { waits: false, quotaUntil: null };
}

export async function replaceRequestedLetter(
  trx: SpaceTransaction,
  holderId: HolderId,
  kind: RequestedKind,
  { askedAt, byStaff }: { askedAt: Date | null; byStaff: boolean },
) {
  await dropRequestedLetter(trx, holderId, kind);
  const requestedAt = sql<Date>`coalesce(${askedAt}::timestamptz, now())`;
  await trx
    .insertInto("letter")
    .values({ holder_id: holderId, enrolment_id: null, kind, by_staff: byStaff, requested_at: requestedAt })
    .execute();
}

export async function dropRequestedLetter(trx: SpaceTransaction, holderId: HolderId, kind: RequestedKind) {
  await trx
    .updateTable("letter")
    .set({ state: "expired", settled_at: sql`now()` })
    .where("holder_id", "=", holderId)
    .where("kind", "=", kind)
    .where("state", "in", statesBefore("expired"))
    .execute();
}

export async function dropLettersOfClosedHolders(trx: SpaceTransaction) {
  await sql`update letter set state = 'expired', settled_at = now()
    from holder
    where holder.id = letter.holder_id and holder.closed_at is not null and letter.enrolment_id is null
      and letter.state in (${sql.join(statesBefore("expired"))})`.execute(trx);
}
