import { findReturnedContacts } from "#account/contacts/returned-addresses.queries.ts";
import { findFactors } from "#account/factors/factors.queries.ts";
import { findHolderLocks } from "#account/locks/holder-locks.queries.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { choice } from "#kernel/fields/typed-choice.ts";
import { text } from "#kernel/text/typed-text.ts";
import { everyReason } from "#registry/openings/openings.rules.ts";
import type { Outcome } from "#web/conclude.ts";
import { deskScreen } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { noteReading, openCard, openedFor } from "../actions/open-card.actions.ts";
import { CardPage, type Shown } from "../pages/card-page.tsx";
import { ReasonPage } from "../pages/reason-page.tsx";
import { type Card, findCard } from "../reading/card.queries.ts";
import { findRecentChanges } from "../reading/recent-changes.queries.ts";
import { readTimeline } from "../reading/timeline.queries.ts";
import { readCursor, readPart } from "../reading/timeline-part.rules.ts";
import { cardPath, holderOf } from "./on-card.ts";

const form = formSchema({
  reason: choice(everyReason, "Choisissez un motif."),
  note: text(200, "Cette précision est trop longue : 200 signes au plus."),
});

/** Asks why, then shows the card. */
export const cardRoute = deskScreen({
  path: "/dossiers/:holder",
  opens: "agent",
  async load(trx, visit) {
    const id = holderOf(visit);
    const card = id && (await findCard(trx, id));
    if (!card) return null;
    const opening = await openedFor(trx, visit.ctx, card.id);
    if (!opening) return { asks: card };
    const shown = await read(trx, visit, card);
    await noteReading(trx, visit.ctx, card.id, opening);
    return { shown };
  },
  draw: (visit, loaded, state) =>
    "shown" in loaded ? (
      <CardPage visit={visit} words={visit.ctx.contributed} shown={loaded.shown} />
    ) : (
      <ReasonPage visit={visit} holder={loaded.asks} state={state} />
    ),
  form,
  async act(visit, { reason, note }): Promise<Outcome> {
    const id = holderOf(visit);
    if (!id) return { to: "/dossiers" };
    if (reason === "other" && note === "")
      return { redraw: { values: { reason, note }, errors: { note: "Précisez le motif." } }, status: 400 };
    await openCard(visit.ctx, id, { reason, note });
    return { to: cardPath(id) };
  },
});

async function read(trx: SpaceTransaction, { ctx, request }: DeskVisit, card: Card): Promise<Shown> {
  const part = readPart(request.query);
  const cursor = readCursor(request.query);
  const whose = { holderId: card.id, number: card.number };
  return {
    card,
    locks: await findHolderLocks(trx, ctx.keys, whose, ctx.space.policy.lock),
    factors: card.account && (await findFactors(trx, card.account.id)),
    recent: await findRecentChanges(trx, card.id),
    returned: await findReturnedContacts(trx, card.id),
    timeline: await readTimeline(trx, { holderId: card.id, part, cursor }),
    part,
  };
}
