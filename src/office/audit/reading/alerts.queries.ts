import { sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { hours } from "#kernel/duration.ts";
import type { AccountId, AlertId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import type { Quota, ReadingKind } from "#spaces/space.ts";
import type { Unusual } from "./reading.queries.ts";

export type ReadingAlert = {
  id: AlertId;
  memberId: AccountId;
  member: string;
  reads: ReadingKind;
  counted: number;
  most: number;
  hours: number;
  raisedAt: Date;
};

const alerts = (trx: SpaceTransaction) =>
  trx
    .selectFrom("reading_alert")
    .select(["id", "reads", "counted", "most"])
    .select(["member_id as memberId", "member_name as member", "during_hours as hours"])
    .select("raised_at as raisedAt")
    .orderBy("raised_at");

export async function raiseAlerts(
  trx: SpaceTransaction,
  reads: ReadingKind,
  { most, during }: Quota,
  found: readonly Unusual[],
): Promise<void> {
  for (const { memberId, member, counted } of found)
    await trx
      .insertInto("reading_alert")
      .values({
        member_id: memberId,
        member_name: member,
        reads,
        counted,
        most,
        during_hours: during / hours(1),
      })
      .execute();
}

export const listUntold = (trx: SpaceTransaction): Promise<ReadingAlert[]> =>
  alerts(trx).where("told_at", "is", null).execute();

export const listUnseen = (trx: SpaceTransaction): Promise<ReadingAlert[]> =>
  alerts(trx).where("seen_at", "is", null).execute();

export async function markTold(trx: SpaceTransaction, told: readonly ReadingAlert[]): Promise<void> {
  const ids = told.map(({ id }) => id);
  await trx.updateTable("reading_alert").set({ told_at: sql<Date>`now()` }).where("id", "in", ids).execute();
}

/** `undefined`: somebody saw it before. */
export const markSeen = (trx: SpaceTransaction, id: AlertId, by: string) =>
  trx
    .updateTable("reading_alert")
    .set({ seen_at: sql<Date>`now()`, seen_by_name: by })
    .where("id", "=", id)
    .where("seen_at", "is", null)
    .returning(["member_name as member", "reads", "counted", "during_hours as hours"])
    .executeTakeFirst();

export async function countUnseen(trx: SpaceTransaction): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(raised_at) as since from reading_alert where seen_at is null`.execute(
    trx,
  );
  return rows[0] ?? { count: 0, since: null };
}

export async function forgetOldAlerts(trx: SpaceTransaction, period: Period): Promise<number> {
  const old = trx.deleteFrom("reading_alert").where("raised_at", "<", ago(period));
  return Number((await old.executeTakeFirst()).numDeletedRows);
}
