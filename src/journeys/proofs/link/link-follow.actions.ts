import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { newToken } from "#account/sessions/token.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LinkPurpose } from "#infra/db/tables/journey-tables.ts";
import { releaseProvenAddress } from "#infra/mail/bounces/suppression.queries.ts";
import type { JourneyId, LinkId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { addressKey } from "#kernel/text/text.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { activate } from "../../credentials/activate.actions.ts";
import { type AccountOpening, openings } from "../../credentials/opening/openings.ts";
import { chosenIn } from "../../credentials/waiting-credentials.queries.ts";
import { next } from "../../engine/journey.ts";
import { bindJourney, type JourneyRow, lockJourney, moveJourney } from "../../engine/journeys.queries.ts";
import { keptIn } from "../../engine/kept-data.ts";
import { linkRecovery } from "../../lost-password/by-link/link-recovery.journey.ts";
import { isServed } from "../../served.rules.ts";
import { findLink, type Link, spendLink } from "./links.queries.ts";

export type DeadLink = "used" | "expired" | "address_taken" | "enrolment_over";

/** An open account, or a secret that lets its browser choose a password. */
export type Followed =
  | { purpose: "activation"; how: AccountOpening }
  | { purpose: "recovery"; journeyId: JourneyId; secret: string };

/** The caller has checked the owner. Of concurrent calls, one succeeds (REC-05). */
export const followLink = (ctx: Context, visitor: Visitor, id: LinkId): Promise<Result<Followed, DeadLink>> =>
  ctx.db.allOrNothing(async (trx) => {
    const link = await findLink(trx, id);
    if (!link) return refused("expired");
    // Lock the holder, then re-read: a concurrent click may have used the link.
    await lockHolder(trx, link.holderId);
    const row = await lockJourney(trx, link.journeyId);
    const fate = (await findLink(trx, id))?.fate ?? "expired";
    if (fate !== "live") return refused(fate);
    if (!row || !(await spendLink(trx, id))) return refused("expired");
    await releaseProvenAddress(trx, link.holderId, id);
    return followers[link.purpose](trx, ctx, visitor, link, row);
  });

type Follower = (
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  link: Link,
  row: JourneyRow,
) => Promise<Result<Followed, DeadLink>>;

const followers: Record<LinkPurpose, Follower> = {
  async activation(trx, ctx, visitor, link, row) {
    const opening = openings[row.kind];
    if (!opening || !isServed(opening.journey, row.state, ctx.space.policy)) return refused("expired");
    const state = next(opening.journey, row.state, "link_followed");
    const chosen = chosenIn(opening, row);
    if (!chosen) return refused("expired");
    // A link proves only the address it was sent to (REC-07).
    if (addressKey(chosen.email) !== link.addressKey) return refused("expired");
    const activated = await activate(trx, ctx, visitor, chosen, opening, row.id);
    if (!activated.ok) return activated;
    await moveJourney(trx, row, { state, data: null });
    return done({ purpose: "activation", how: activated.value });
  },

  // It is spent with its code (see link-with-code.tsx).
  "code-and-link": async () => refused("expired"),

  async recovery(trx, _ctx, _visitor, link, row) {
    const state = next(linkRecovery, row.state, "link_followed");
    if (!keptIn(linkRecovery, "mail_sent", row)) return refused("expired");
    const account = await findAccountOfHolder(trx, link.holderId);
    if (!account?.email || addressKey(account.email) !== link.addressKey) return refused("expired");
    const secret = newToken();
    await moveJourney(trx, row, { state, data: { accountId: account.id, holderId: link.holderId } });
    await bindJourney(trx, row.id, secret.hash);
    return done({ purpose: "recovery", journeyId: row.id, secret: secret.value });
  },
};
