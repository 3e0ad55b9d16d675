import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MemberVisit } from "#web/visit.ts";
import { findContacts } from "./contacts.queries.ts";
import { ContactsCard } from "./pages/contacts-card.tsx";

/** On Accueil: where we reach the holder, and what they should check. */
export const contactsPanel = async (trx: SpaceTransaction, { session, space, home }: MemberVisit) => (
  <ContactsCard space={space} home={home} contacts={await findContacts(trx, session.holderId)} />
);
