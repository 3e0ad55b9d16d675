import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type HolderId, readId } from "#kernel/ids.ts";
import { text } from "#kernel/text/typed-text.ts";
import type { Outcome } from "#web/conclude.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { openedFor } from "../actions/open-card.actions.ts";
import { type Card, findCard } from "../reading/card.queries.ts";

/** `isOpen`: false while the card asks why. */
export type OnCard = { card: Card; isOpen: boolean };

export const holderOf = ({ request }: DeskVisit) =>
  readId<HolderId>((request.params as { holder: string }).holder);

/** For the page of an action. */
export async function loadCard(trx: SpaceTransaction, visit: DeskVisit): Promise<OnCard | null> {
  const id = holderOf(visit);
  const card = id && (await findCard(trx, id));
  return card && { card, isOpen: (await openedFor(trx, visit.ctx, card.id)) !== undefined };
}

export const cardPath = (id: HolderId) => `/dossiers/${id}`;

/** In the forms of all actions. */
export const because = text(500, "Cette raison est trop longue : 500 signes au plus.").min(
  3,
  "Dites pourquoi, en quelques mots.",
);

/** Acts on a card that the member has opened; another one asks why first. */
export async function onOpenCard(
  visit: DeskVisit,
  act: (holderId: HolderId) => Promise<Outcome>,
): Promise<Outcome> {
  const id = holderOf(visit);
  if (!id) return { to: "/dossiers" };
  const opening = await visit.ctx.db.inTransaction((trx) => openedFor(trx, visit.ctx, id));
  return opening ? act(id) : { to: cardPath(id) };
}

export const refuse = (values: Record<string, string>, why: string): Outcome => ({
  redraw: { values, errors: { _form: why } },
  status: 409,
});

export const notOnFile = "Cette personne n’est plus au registre : rien ne peut être fait sur son dossier.";
