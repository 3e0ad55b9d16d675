import { sql } from "kysely";
import { hasChosenSince } from "#account/password/renewal/password-since.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LinkPurpose } from "#infra/db/tables/journey-tables.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { HolderId, JourneyId, LinkId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import { beginAnew, keepJourney } from "../../engine/journeys.queries.ts";

/** A link that was sent, and whether it may still be used. */
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

/**
 * The live link for that purpose, holder and address, its time begun anew, or a new one: asking again sends
 * the same link, so that a late mail is never a dead one.
 */
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
  // A recovery link opens the account, whoever asked; what another opens is in its journey.
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
  // An activation link proves its address alone: what the journey was begun with is no younger for it.
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

/** Uses a link once: of any number at once, one gets true. */
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

/** The links of a holder into one journey have led where they could. */
export async function spendLinksInto(trx: SpaceTransaction, holderId: HolderId, journeyId: JourneyId) {
  await trx
    .updateTable("link")
    .set({ used_at: sql<Date>`now()` })
    .where("holder_id", "=", holderId)
    .where("journey_id", "=", journeyId)
    .where("used_at", "is", null)
    .execute();
}

/** Kills every link of a holder: its credentials or its address have changed (REC-06). */
export async function killLinks(trx: SpaceTransaction, holderId: HolderId) {
  await trx
    .updateTable("link")
    .set({ used_at: sql<Date>`now()` })
    .where("holder_id", "=", holderId)
    .where("used_at", "is", null)
    .execute();
}

/** The activation links of a holder are about to be replaced: they are over, and have not served. */
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

/** A link long dead says no more than a link nobody made. */
export async function forgetOldLinks(trx: SpaceTransaction, { interval }: Period): Promise<number> {
  const since = sql<Date>`now() - ${interval}::interval`;
  const { numDeletedRows } = await trx.deleteFrom("link").where("expires_at", "<", since).executeTakeFirst();
  return Number(numDeletedRows);
}
