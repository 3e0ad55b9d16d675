import { sql } from "kysely";
import type { RequestedKind } from "#infra/db/enrolment-tables.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { LetterRule } from "#spaces/space.ts";
import { statesBefore } from "./letter.status.ts";

/** What stands in the way of another letter of a kind: one still to print, or one asked for not long ago. */
export type RequestStanding = { waits: boolean; quotaUntil: Date | null };

export async function requestStanding(
  trx: SpaceTransaction,
  holderId: HolderId,
  kind: RequestedKind,
  rule: LetterRule,
): Promise<RequestStanding> {
  const every = sql`${asInterval(rule.reissueEvery)}::interval`;
  const { rows } = await sql<RequestStanding>`
    select coalesce(bool_or(state = 'to_print'), false) as waits,
      max(requested_at) filter (where requested_at > now() - ${every}) + ${every} as "quotaUntil"
    from letter where holder_id = ${holderId} and kind = ${kind}`.execute(trx);
  return rows[0] ?? { waits: false, quotaUntil: null };
}

/** Kills the live letter of that kind and makes another wait for the printer. */
export async function replaceRequestedLetter(trx: SpaceTransaction, holderId: HolderId, kind: RequestedKind) {
  await dropRequestedLetter(trx, holderId, kind);
  await trx.insertInto("letter").values({ holder_id: holderId, enrolment_id: null, kind }).execute();
}

/** What a letter of that kind would bring is no longer wanted: it is not printed, and if it was, its secret is dead. */
export async function dropRequestedLetter(trx: SpaceTransaction, holderId: HolderId, kind: RequestedKind) {
  await trx
    .updateTable("letter")
    .set({ state: "expired", settled_at: sql`now()` })
    .where("holder_id", "=", holderId)
    .where("kind", "=", kind)
    .where("state", "in", statesBefore("expired"))
    .execute();
}

/** Whoever is no longer on file gets no letter, and no secret outlives its holder. */
export async function dropLettersOfClosedHolders(trx: SpaceTransaction) {
  await sql`update letter set state = 'expired', settled_at = now()
    from holder
    where holder.id = letter.holder_id and holder.closed_at is not null and letter.enrolment_id is null
      and letter.state in (${sql.join(statesBefore("expired"))})`.execute(trx);
}
