import { sql } from "kysely";
import { hasChosenSince } from "#account/password/renewal/password-since.queries.ts";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LinkPurpose } from "#infra/db/tables/journey-tables.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { HolderId, JourneyId, LinkId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import { beginAnew, keepJourney } from "../../engine/journeys.queries.ts";

export type Link = {
  id: LinkId;
  purpose: LinkPurpose;
  holderId: HolderId;
  journeyId: JourneyId;
  addressKey: string;
  fate: "live" | "used" | "expired";
};

type NewLink = Pick<Link, "purpose" | "holderId" | "journeyId" | "addressKey">;

const isOvertaken = hasChosenSince(sql`link.holder_id`, sql`link.issued_at`);

/** Extends the live link for that purpose, holder and address, or issues one: a late mail still works. */
export async function issueLink(trx: SpaceTransaction, link: NewLink, lifetime: Duration): Promise<LinkId> {
  const expiry = sql<Date>`now() + ${asInterval(lifetime)}::interval`;
  let live = trx
    .updateTable("link")
    .set({ expires_at: expiry })
    .where("holder_id", "=", link.holderId)
    .where("purpose", "=", link.purpose)
    .where("address_key", "=", link.addressKey)
    .where("used_at", "is", null)
    .where("expires_at", ">", sql<Date>`now()`)
    .where((row) => row.not(isOvertaken));
  // A recovery link depends on the account alone; the others belong to their journey.
  if (link.purpose !== "recovery") live = live.where("journey_id", "=", link.journeyId);
  const again = await live.returning(["id", "journey_id as journeyId"]).executeTakeFirst();
  if (again) {
    await keepJourney(trx, again.journeyId, lifetime);
    return again.id;
  }
  const issued = await trx
    .insertInto("link")
    .values({
      purpose: link.purpose,
      holder_id: link.holderId,
      journey_id: link.journeyId,
      address_key: link.addressKey,
      expires_at: expiry,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await keepJourney(trx, link.journeyId, lifetime);
  // An activation link proves its address alone: it does not renew the journey's proof.
  if (link.purpose !== "activation") await beginAnew(trx, link.journeyId);
  return issued.id;
}

export const findLink = (trx: SpaceTransaction, id: LinkId): Promise<Link | undefined> =>
  trx
    .selectFrom("link")
    .select([
      "id",
      "purpose",
      "holder_id as holderId",
      "journey_id as journeyId",
      "address_key as addressKey",
    ])
    .select(
      sql<Link["fate"]>`case when used_at is not null then 'used'
        when expires_at <= now() or ${isOvertaken} then 'expired' else 'live' end`.as("fate"),
    )
    .where("id", "=", id)
    .executeTakeFirst();

/** True for exactly one caller. */
export async function spendLink(trx: SpaceTransaction, id: LinkId): Promise<boolean> {
  const spent = await trx
    .updateTable("link")
    .set({ used_at: sql<Date>`now()` })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

export async function spendLinksInto(trx: SpaceTransaction, holderId: HolderId, journeyId: JourneyId) {
  await trx
    .updateTable("link")
    .set({ used_at: sql<Date>`now()` })
    .where("holder_id", "=", holderId)
    .where("journey_id", "=", journeyId)
    .where("used_at", "is", null)
    .execute();
}

/** Expired, not used: they are about to be replaced. */
export async function expireActivationLinks(trx: SpaceTransaction, holderId: HolderId) {
  await trx
    .updateTable("link")
    .set({ expires_at: sql<Date>`now()` })
    .where("holder_id", "=", holderId)
    .where("purpose", "=", "activation")
    .where("used_at", "is", null)
    .where("expires_at", ">", sql<Date>`now()`)
    .execute();
}

export async function forgetOldLinks(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const { numDeletedRows } = await trx.deleteFrom("link").where("expires_at", "<", since).executeTakeFirst();
  return Number(numDeletedRows);
}
