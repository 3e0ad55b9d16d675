import type { Cast } from "#demo/load/cast.ts";

/** Who is shown in the space of the mutual's members. The names, the contacts and the accounts are invented. */
export const adherent: Cast = {
  space: "adherent",
  formerRegistry: null,
  registry: "adherent-registre.csv",
  numberOfNobody: "204999",
  persons: [
    // Signs in at once; her journal and her devices tell of the last weeks.
    { number: "204518", situation: { kind: "active", password: "Verger-tandem 31" } },
    // Has had the same password for seven months: he is advised to choose another.
    { number: "204525", situation: { kind: "renewal_due", password: "Galet+mouette 47" } },
    // Has an account, and somebody has just tried three wrong passwords on it.
    { number: "204533", situation: { kind: "locked", password: "Safran-horloge 62" } },
    // Have never come: a code by mail, by SMS, or by either.
    { number: "204541", situation: { kind: "on_file" } },
    { number: "204556", situation: { kind: "on_file" } },
    { number: "204562", situation: { kind: "on_file" } },
    // No code can reach them: nothing is on file, or a telephone at home.
    { number: "204570", situation: { kind: "on_file" } },
    { number: "204587", situation: { kind: "on_file" } },
    // A code would go to a mailbox he has long left.
    { number: "204594", situation: { kind: "on_file", note: "cette adresse n’est plus la sienne" } },
    // Asked for a password by post, which lies on her table.
    { number: "204603", situation: { kind: "password_posted" } },
  ],
};
