import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ToDo } from "#web/module.ts";
import { oncePerVisit } from "#web/once-per-visit.ts";
import type { MemberVisit } from "#web/visit.ts";
import { findContacts } from "./contacts.queries.ts";
import { letterCameBack } from "./letter-back.rules.ts";
import { mailsComeBack } from "./mails-come-back.rules.ts";
import { contactsMissing, missingContacts } from "./missing-contacts.rules.ts";
import { ContactsCard } from "./pages/contacts-card.tsx";

const contactsOf = oncePerVisit((trx, { session }) => findContacts(trx, session.holderId));

/** On Accueil: where we reach the holder, and what they should check. */
export const contactsPanel = async (trx: SpaceTransaction, visit: MemberVisit) => (
  <ContactsCard space={visit.space} home={visit.home} contacts={await contactsOf(trx, visit)} />
);

/** On Accueil, while a contact is missing, mails come back, or a letter did. */
export async function contactsToDo(trx: SpaceTransaction, visit: MemberVisit): Promise<readonly ToDo[]> {
  const contacts = await contactsOf(trx, visit);
  const missing = missingContacts(contacts, visit.space);
  return [
    ...(contacts.letterBack ? [letterCameBack(contacts.letterBack)] : []),
    ...contacts.returned.map((one) => mailsComeBack(one, visit.space)),
    ...(missing === null ? [] : [contactsMissing(missing)]),
  ];
}
