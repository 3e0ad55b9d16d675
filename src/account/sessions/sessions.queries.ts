import { sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, type Duration, seconds } from "#kernel/duration.ts";
import type { AccountId, HolderId, SessionId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import type { Lifetimes } from "#spaces/space.ts";
import { hashToken } from "./token.ts";

export type Session = {
  id: SessionId;
  accountId: AccountId;
  holderId: HolderId;
  firstName: string;
  lastName: string;
  organisation: string;
  /** The session ends then, whatever happens: `Lifetimes.session` after its start. */
  endsAt: Date;
  endsIn: Duration;
};

const seenGrain = asInterval(seconds(1));

const isLive = (lifetimes: Lifetimes) => sql<boolean>`session.ended_at is null
  and session.seen_at > now() - ${asInterval(lifetimes.sessionIdle)}::interval
  and session.started_at > now() - ${asInterval(lifetimes.session)}::interval`;

/** Finds the live session of a cookie and restarts its idle time. */
export async function findSession(
  trx: SpaceTransaction,
  token: string,
  lifetimes: Lifetimes,
): Promise<Session | null> {
  // Plain SQL: every page behind the sign-in runs it, and building it with Kysely takes as long as sending it.
  const { rows } = await sql<Omit<Session, "endsIn"> & { stale: boolean; left: number }>`
    select session.id, session.account_id as "accountId", account.holder_id as "holderId",
      holder.first_name as "firstName", holder.last_name as "lastName", holder.organisation,
      session.started_at + ${asInterval(lifetimes.session)}::interval as "endsAt",
      extract(epoch from session.started_at + ${asInterval(lifetimes.session)}::interval - now())::float8 as left,
      session.seen_at < now() - ${seenGrain}::interval as stale
    from session join account on account.id = session.account_id join holder on holder.id = account.holder_id
    where session.token_hash = ${hashToken(token)} and account.closed_at is null
      and ${isLive(lifetimes)}`.execute(trx);
  const [row] = rows;
  if (!row) return null;
  const { stale, left, ...session } = row;
  if (stale) await markSeen(trx, session.id);
  return { ...session, endsIn: seconds(left) };
}

const markSeen = (trx: SpaceTransaction, id: SessionId) =>
  trx.updateTable("session").set({ seen_at: sql<Date>`now()` }).where("id", "=", id).execute();

export async function hasNotEnded(trx: SpaceTransaction, id: SessionId) {
  const session = await trx
    .selectFrom("session")
    .select("id")
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return session !== undefined;
}

export type SessionLine = { id: SessionId; startedAt: Date; seenAt: Date; browser: string; source: string };

export const listSessions = (
  trx: SpaceTransaction,
  accountId: AccountId,
  lifetimes: Lifetimes,
): Promise<SessionLine[]> =>
  trx
    .selectFrom("session")
    .select(["id", "started_at as startedAt", "seen_at as seenAt", "browser", "source"])
    .where("account_id", "=", accountId)
    .where(isLive(lifetimes))
    .orderBy("seen_at", "desc")
    .execute();

export async function endSession(trx: SpaceTransaction, accountId: AccountId, id: SessionId) {
  const ended = await trx
    .updateTable("session")
    .set({ ended_at: sql<Date>`now()` })
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

export async function endSessionOf(trx: SpaceTransaction, token: string) {
  await trx
    .updateTable("session")
    .set({ ended_at: sql<Date>`now()` })
    .where("token_hash", "=", hashToken(token))
    .where("ended_at", "is", null)
    .execute();
}

export async function endSessions(trx: SpaceTransaction, accountId: AccountId, kept: SessionId | null) {
  let ending = trx
    .updateTable("session")
    .set({ ended_at: sql<Date>`now()` })
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null);
  if (kept) ending = ending.where("id", "<>", kept);
  await ending.execute();
}

/** Sessions last less than a day, and the journal keeps their events: older rows are not needed. */
export async function forgetOldSessions(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const { numDeletedRows } = await trx
    .deleteFrom("session")
    .where("started_at", "<", since)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
