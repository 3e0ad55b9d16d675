import type { ReturnedAddress } from "#account/contacts/returned-addresses.queries.ts";
import { maskEmail } from "#kernel/text/text.ts";
import type { Space } from "#spaces/space.ts";
import type { ToDo } from "#web/module.ts";

/** On Accueil; the page it leads to says what to do. */
export const mailsComeBack = ({ address, since }: ReturnedAddress, { wording }: Space): ToDo => ({
  title: `Corriger votre ${wording.emailAddress}`,
  text: `Nos mails à ${maskEmail(address)} nous reviennent : vous ne recevez plus nos nouvelles.`,
  href: "/espace/informations",
  action: "Voir ce qu’il faut faire",
  since,
});
