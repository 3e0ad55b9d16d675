import type { Space } from "#spaces/space.ts";
import type { ToDo } from "#web/module.ts";
import type { Contacts } from "./contacts.queries.ts";

/** "une adresse mail et un téléphone"; `null` when none is missing. A telephone serves where SMS are sent. */
export function missingContacts(
  { email, phone }: Pick<Contacts, "email" | "phone">,
  { policy, wording }: Space,
): string | null {
  const missing = [
    ...(email ? [] : [`une ${wording.emailAddress}`]),
    ...(phone || !policy.sms ? [] : ["un téléphone"]),
  ];
  return missing.length > 0 ? missing.join(" et ") : null;
}

export const contactsMissing = (missing: string): ToDo => ({
  title: "Compléter vos contacts",
  text: `Il manque ${missing} à votre dossier : sans cela, nous ne pouvons pas toujours vous prévenir.`,
  href: "/contact",
  action: "Donner mes contacts",
  since: null,
});
