import { sql } from "kysely";
import { hasChosenSince } from "#account/password/renewal/password-since.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { HolderId, JourneyId } from "#kernel/ids.ts";
import type { AnyJourney } from "./journey.ts";

/** Where one person stands in a journey. */
export type JourneyRow = {
  id: JourneyId;
  kind: string;
  version: number;
  state: string;
  data: unknown;
  dataVersion: number;
};

const columns = ["id", "kind", "version", "state", "data", "data_version as dataVersion"] as const;

/** Begins a row bound to the browser whose secret has that hash. */
export async function beginJourney(
  trx: SpaceTransaction,
  begun: {
    id: JourneyId;
    journey: AnyJourney;
    state: string;
    data: unknown;
    secretHash: Buffer;
    lifetime: Duration;
  },
) {
  await trx
    .insertInto("journey")
    .values({
      id: begun.id,
      kind: begun.journey.kind,
      state: begun.state,
      data: JSON.stringify(begun.data),
      data_version: begun.journey.dataVersion,
      browser_secret_hash: begun.secretHash,
      expires_at: sql<Date>`now() + ${asInterval(begun.lifetime)}::interval`,
    })
    .execute();
}

/** The row of that browser, of that kind, not expired; another browser's does not exist. */
export const findJourney = (
  trx: SpaceTransaction,
  kind: string,
  id: JourneyId,
  secretHash: Buffer,
): Promise<JourneyRow | undefined> =>
  trx
    .selectFrom("journey")
    .select(columns)
    .where("id", "=", id)
    .where("kind", "=", kind)
    .where("browser_secret_hash", "=", secretHash)
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst();

const live = (trx: SpaceTransaction, id: JourneyId) =>
  trx.selectFrom("journey").select(columns).where("id", "=", id).where("expires_at", ">", sql<Date>`now()`);

/** The row whatever its browser, for the worker. */
export const readJourney = (trx: SpaceTransaction, id: JourneyId): Promise<JourneyRow | undefined> =>
  live(trx, id).executeTakeFirst();

/** The same for who holds a link to it; locked until the transaction ends. */
export const lockJourney = (trx: SpaceTransaction, id: JourneyId): Promise<JourneyRow | undefined> =>
  live(trx, id).forUpdate().executeTakeFirst();

/**
 * Moves a row on, if it still is where its version says: of identical posts at once, one moves it and the
 * others find it moved (false).
 */
export async function moveJourney(
  trx: SpaceTransaction,
  row: { id: JourneyId; version: number },
  to: { state: string; data: unknown },
): Promise<boolean> {
  const moved = await trx
    .updateTable("journey")
    .set({ state: to.state, data: JSON.stringify(to.data), version: sql<number>`version + 1` })
    .where("id", "=", row.id)
    .where("version", "=", row.version)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

/**
 * Binds a row to the browser in which its link was followed, for a last stretch of that length. Any other
 * browser loses it.
 */
export async function bindJourney(
  trx: SpaceTransaction,
  id: JourneyId,
  secretHash: Buffer,
  lifetime: Duration,
) {
  const until = sql<Date>`now() + ${asInterval(lifetime)}::interval`;
  await trx
    .updateTable("journey")
    .set({ browser_secret_hash: secretHash, expires_at: until })
    .where("id", "=", id)
    .execute();
}

/** A journey lives at least as long as the link that leads back to it. */
export async function keepJourney(trx: SpaceTransaction, id: JourneyId, lifetime: Duration) {
  const until = sql<Date>`greatest(expires_at, now() + ${asInterval(lifetime)}::interval)`;
  await trx.updateTable("journey").set({ expires_at: until }).where("id", "=", id).execute();
}

/** From here on a journey lives no longer than that: what was proven must be made use of soon. */
export async function shortenJourney(trx: SpaceTransaction, id: JourneyId, lifetime: Duration) {
  const until = sql<Date>`least(expires_at, now() + ${asInterval(lifetime)}::interval)`;
  await trx.updateTable("journey").set({ expires_at: until }).where("id", "=", id).execute();
}

/**
 * A journey begins anew with what it is given to prove, a new link or code: one whose proof died with a password is
 * good again by asking again.
 */
export async function beginAnew(trx: SpaceTransaction, id: JourneyId) {
  await trx.updateTable("journey").set({ started_at: sql<Date>`now()` }).where("id", "=", id).execute();
}

/**
 * Whether that holder chose a password after the journey began: what was proven in it is worth no more then (REC-06).
 * To be asked under the lock of the holder.
 */
export async function isOvertaken(
  trx: SpaceTransaction,
  id: JourneyId,
  holderId: HolderId,
): Promise<boolean> {
  const row = await trx
    .selectFrom("journey")
    .select(hasChosenSince(sql`${holderId}`, sql`journey.started_at`).as("overtaken"))
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.overtaken ?? true;
}

/** Rows nobody can go on with. Their links died before them. */
export async function forgetExpiredJourneys(trx: SpaceTransaction): Promise<number> {
  const over = trx.deleteFrom("journey").where("expires_at", "<", sql<Date>`now()`);
  return Number((await over.executeTakeFirst()).numDeletedRows);
}
