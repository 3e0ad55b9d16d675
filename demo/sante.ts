import type { Cast } from "#demo/load/cast.ts";

/**
 * Who is shown in the space of health professionals. Establishments are those of the national directory, by their
 * numbers and addresses; contacts, IBAN and accounts are invented.
 */
export const sante: Cast = {
  space: "sante",
  formerRegistry: null,
  registry: "sante-registre.csv",
  numberOfNobody: "350099990",
  persons: [
    // Signs in at once; the journal and the devices tell of the last weeks.
    {
      number: "2A0000022",
      situation: {
        kind: "active",
        email: "comptabilite@misericorde-ajaccio.example",
        password: "Maquis-tandem 31",
      },
    },
    // Has an account, and somebody has just tried three wrong passwords on it.
    {
      number: "350002200",
      situation: {
        kind: "locked",
        email: "facturation@clinique-saint-yves.example",
        password: "Galet+mouette 47",
      },
    },
    // Have never come, and their IBAN is on file: the first opens an account in five minutes, and so does one that
    // no mail can reach beforehand.
    { number: "690780390", situation: { kind: "on_file" } },
    { number: "590780268", situation: { kind: "on_file" } },
    // Has not sent its IBAN: refused like anybody, and told by mail.
    { number: "670780501", situation: { kind: "on_file" } },
    // Came in with a password that came by post: nothing can be sent to reset it.
    { number: "440000701", situation: { kind: "active", password: "Safran-horloge 62" } },
    // Has chosen its password; the mail that opens the account lies in its mailbox.
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
