import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Actor } from "#kernel/actor.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import type { SecurityEventKind } from "#subject/words.ts";

/** Writes an event into the journal of a holder: what happened, who did it and from where. */
export async function record(trx: SpaceTransaction, holderId: HolderId, kind: SecurityEventKind, by: Actor) {
  const { source, browser } = "visitor" in by ? by.visitor : { source: "", browser: "" };
  await trx
    .insertInto("security_event")
    .values({ holder_id: holderId, kind, actor: by.kind, source, browser, detail: "{}" })
    .execute();
}

export type SecurityEventLine = {
  id: string;
  kind: SecurityEventKind;
  at: Date;
  /** `null` in rows older than this column, all written by visitors with a browser. */
  actor: Actor["kind"] | null;
  browser: string;
  source: string;
};

/** Newest first. `skip`: how many of the newest to leave out. */
export const listSecurityEvents = (
  trx: SpaceTransaction,
  holderId: HolderId,
  most: number,
  skip = 0,
): Promise<SecurityEventLine[]> =>
  trx
    .selectFrom("security_event")
    .select(["id", "at", "actor", "browser", "source"])
    .select((eb) => eb.ref("kind").$castTo<SecurityEventKind>().as("kind"))
    .where("holder_id", "=", holderId)
    .orderBy("id", "desc")
    .limit(most)
    .offset(skip)
    .execute();

export async function countSecurityEvents(trx: SpaceTransaction, holderId: HolderId): Promise<number> {
  const { total } = await trx
    .selectFrom("security_event")
    .select((eb) => eb.fn.countAll<string>().as("total"))
    .where("holder_id", "=", holderId)
    .executeTakeFirstOrThrow();
  return Number(total);
}

export async function forgetOldEvents(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const { numDeletedRows } = await trx
    .deleteFrom("security_event")
    .where("at", "<", since)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
