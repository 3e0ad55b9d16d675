import type { Cast } from "#demo/load/cast.ts";

/** The persons in the space of the mutual's members. Names, contacts and accounts are invented. */
export const adherent: Cast = {
  space: "adherent",
  formerRegistry: null,
  registry: "adherent-registre.csv",
  payments: { made: "adherent-versements.csv", ahead: "adherent-a-venir.csv" },
  imports: null,
  numberOfNobody: "204999",
  returned: ["204525", "204594"],
  persons: [
    // Signs in at once; her journal and her devices show the last weeks.
    {
      number: "204518",
      situation: { kind: "active", password: "Verger-tandem 31" },
      payments: "trois bénéficiaires, indu repris",
    },
    // Has had the same password for seven months, and is advised to choose another.
    {
      number: "204525",
      situation: { kind: "renewal_due", password: "Galet+mouette 47" },
      payments: "virement retourné",
    },
    // Has an account, with three wrong passwords just tried on it.
    {
      number: "204533",
      situation: { kind: "locked", password: "Safran-horloge 62" },
      payments: "compte fermé",
    },
    // Have no account: a code by mail, by SMS, or by either.
    { number: "204541", situation: { kind: "on_file" } },
    { number: "204556", situation: { kind: "on_file" } },
    { number: "204562", situation: { kind: "on_file" } },
    // Get no code: nothing is on file, or only a landline.
    { number: "204570", situation: { kind: "on_file" } },
    { number: "204587", situation: { kind: "on_file" } },
    // A code would go to a mailbox that is no longer his.
    { number: "204594", situation: { kind: "on_file", note: "cette adresse n’est plus la sienne" } },
    // Requested a password by post; the letter has arrived.
    { number: "204603", situation: { kind: "password_posted" } },
  ],
};
