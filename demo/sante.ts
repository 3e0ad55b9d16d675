import type { Cast } from "#demo/load/cast.ts";

/**
 * The establishments in the space of health professionals. Their numbers and addresses are from the national
 * directory; contacts, IBAN and accounts are invented.
 */
export const sante: Cast = {
  space: "sante",
  formerRegistry: null,
  registry: "sante-registre.csv",
  payments: { made: "sante-versements.csv", ahead: "sante-a-venir.csv" },
  imports: null,
  numberOfNobody: "350099990",
  returned: ["350002200", "290000033"],
  persons: [
    // Signs in at once; the journal and the devices show the last weeks.
    {
      number: "2A0000022",
      situation: {
        kind: "active",
        email: "comptabilite@misericorde-ajaccio.example",
        password: "Maquis-tandem 31",
      },
      payments: "virement de 40 factures, indus",
    },
    // Has an account, with three wrong passwords just tried on it.
    {
      number: "350002200",
      situation: {
        kind: "locked",
        email: "facturation@clinique-saint-yves.example",
        password: "Galet+mouette 47",
      },
      payments: "virement rejeté",
    },
    // Have no account, and an IBAN on file: the first opens an account in five minutes, and so does one
    // without an address on file.
    { number: "690780390", situation: { kind: "on_file" } },
    { number: "590780268", situation: { kind: "on_file" } },
    // Has sent no IBAN: refused like any other, and told by mail.
    { number: "670780501", situation: { kind: "on_file" } },
    // Signed in with a password sent by post: without an address it cannot reset it by mail.
    {
      number: "440000701",
      situation: { kind: "active", password: "Safran-horloge 62" },
      payments: "virement retourné",
    },
    // Has chosen its password; the activation mail is in its mailbox.
    {
      number: "290000033",
      situation: {
        kind: "mail_waiting",
        email: "tiers-payant@ch-morlaix.example",
        password: "Phare+goeland 25",
      },
    },
  ],
};
