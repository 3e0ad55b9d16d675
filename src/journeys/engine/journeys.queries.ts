import { sql } from "kysely";
import { hasChosenSince } from "#account/password/renewal/password-since.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, type Duration, hours } from "#kernel/duration.ts";
import type { HolderId, JourneyId } from "#kernel/ids.ts";
import type { AnyJourney } from "./journey.ts";

export type JourneyRow = {
  id: JourneyId;
  kind: string;
  version: number;
  state: string;
  data: unknown;
  dataVersion: number;
};

const columns = ["id", "kind", "version", "state", "data", "data_version as dataVersion"] as const;

/** Bound to the browser whose secret has that hash. */
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

/** Excludes expired rows and rows of other browsers. */
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

/** For the worker: a row of any browser. */
export const readJourney = (trx: SpaceTransaction, id: JourneyId): Promise<JourneyRow | undefined> =>
  live(trx, id).executeTakeFirst();

/** For a visitor who follows a link into the journey. Locks the row until the transaction ends. */
export const lockJourney = (trx: SpaceTransaction, id: JourneyId): Promise<JourneyRow | undefined> =>
  live(trx, id).forUpdate().executeTakeFirst();

/** Moves a row if its version still matches: of concurrent posts one moves it, the others get false. */
export async function moveJourney(
  trx: SpaceTransaction,
  row: Pick<JourneyRow, "id" | "version">,
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

/** A password must be chosen within this time after the link or the code. */
export const timeToChoose = hours(1);

/** Binds a row to the browser that followed its link, and sets a new expiry. Other browsers lose the row. */
export async function bindJourney(trx: SpaceTransaction, id: JourneyId, secretHash: Buffer) {
  const until = sql<Date>`now() + ${asInterval(timeToChoose)}::interval`;
  await trx
    .updateTable("journey")
    .set({ browser_secret_hash: secretHash, expires_at: until })
    .where("id", "=", id)
    .execute();
}

export async function keepJourney(trx: SpaceTransaction, id: JourneyId, lifetime: Duration) {
  const until = sql<Date>`greatest(expires_at, now() + ${asInterval(lifetime)}::interval)`;
  await trx.updateTable("journey").set({ expires_at: until }).where("id", "=", id).execute();
}

/** Shortens the row: what was proven must be used soon. */
export async function shortenJourney(trx: SpaceTransaction, id: JourneyId, lifetime: Duration) {
  const until = sql<Date>`least(expires_at, now() + ${asInterval(lifetime)}::interval)`;
  await trx.updateTable("journey").set({ expires_at: until }).where("id", "=", id).execute();
}

/** A new link or code restarts the journey: a password chosen before no longer voids it. */
export async function beginAnew(trx: SpaceTransaction, id: JourneyId) {
  await trx.updateTable("journey").set({ started_at: sql<Date>`now()` }).where("id", "=", id).execute();
}

/** A password chosen since the journey began voids its proof (REC-06). Call it under the lock of the holder. */
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

export async function forgetExpiredJourneys(trx: SpaceTransaction): Promise<number> {
  const over = trx.deleteFrom("journey").where("expires_at", "<", sql<Date>`now()`);
  return Number((await over.executeTakeFirst()).numDeletedRows);
}
