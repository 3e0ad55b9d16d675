import type { Cast } from "#demo/load/cast.ts";

/** The persons in the space of the NPFR's beneficiaries. Names, addresses and accounts are invented. */
export const npfr: Cast = {
  space: "npfr",
  formerRegistry: "npfr-registre-precedent.csv",
  registry: "npfr-registre.csv",
  payments: { made: "npfr-versements.csv", ahead: "npfr-a-venir.csv" },
  imports: {
    refused: "export-tableur.csv",
    applied: "telephones-octobre.csv",
    waiting: "iban-tresorerie.csv",
  },
  numberOfNobody: null,
  returned: ["N1048027", "N1048031"],
  persons: [
    // Signs in at once; her journal and her devices show the last weeks.
    {
      number: "N1048013",
      situation: {
        kind: "active",
        email: "anne.leguennec@boite.example",
        password: "lampe tandem verger 31",
      },
      payments: "réversion d’un mineur, trop-perçu",
    },
    // Has an account, with three wrong passwords just tried on it.
    {
      number: "N1048027",
      situation: {
        kind: "locked",
        email: "loic.morvan@boite.example",
        password: "galet mouette 47 pluie",
      },
      payments: "compte fermé, montant inexact",
    },
    // Has chosen her address and her password; the activation mail is unopened.
    {
      number: "N1048031",
      situation: {
        kind: "mail_waiting",
        email: "ines.celik@boite.example",
        password: "safran horloge 62 vent",
      },
      payments: "virement retourné, puis refait",
    },
    // Have both letters and have not started.
    { number: "N1048046", situation: { kind: "printed" } },
    { number: "N1048058", situation: { kind: "printed" } },
    // Left the letters for more than thirty days.
    { number: "N1048062", situation: { kind: "expired" } },
    // His letters came back.
    { number: "N1048079", situation: { kind: "returned" } },
    // Hers came back too; the registry now has her new address, too recent for a secret to be sent there.
    { number: "N1048084", situation: { kind: "moved" } },
    // Newly on file, like some forty others: nothing is printed yet.
    { number: "N1048101", situation: { kind: "to_print" } },
  ],
};
