import { describeDuration } from "#kernel/duration.ts";
import { aMonth } from "#kernel/period.ts";
import type { Retention } from "#subject/retention.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { destroyLetterFiles } from "./batches/destroy-files.job.ts";
import { expireLetters, forgetSecrets } from "./desk/letters-desk.queries.ts";
import { letterAskedMail } from "./letter-asked.mails.ts";
import { letterAskedSms } from "./letter-asked.sms.ts";
import { printOrdered } from "./orders/print-ordered.job.ts";

const secrets = defineRetention({
  name: "provisional passwords",
  chapter: "access",
  lasts: () => aMonth,
  kept: ({ policy }, lasts) => [
    "Mot de passe provisoire, conservé sous une forme illisible",
    `${describeDuration(policy.lifetimes.letterSecret)}, puis ${lasts.words} au plus`,
  ],
  cleanUp: forgetSecrets,
});

/** The nightly clean-up marks expired letters and deletes none. */
const sent: Retention = {
  name: "letters",
  chapter: "messages",
  kept: ({ wording }) => ["Courriers envoyés : nature et dates", `Tant que vous êtes ${wording.holder}`],
  cleanUp: expireLetters,
};

const journal = {
  letter_asked: "Courrier demandé : mot de passe provisoire ou code de déblocage",
  letter_recognised: "Mot de passe provisoire du courrier reconnu",
};

const audit = {
  letters_ordered: "Impression de courriers demandée",
  letters_order_cancelled: "Impression de courriers annulée",
  letters_printed: "Courriers imprimés",
  letters_downloaded: "PDF de courriers téléchargé",
  letters_destroyed: "PDF de courriers détruit sans avoir été téléchargé",
  letters_listed: "Liste d’un lot de courriers exportée",
  letters_posted: "Lot de courriers posté",
  letters_remade: "Courriers d’un lot refaits",
  letter_returned: "Courrier revenu",
  letter_reissued: "Courrier réémis",
};

type Journal = typeof journal;
type Audit = typeof audit;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
  interface AuditWords extends Audit {}
}

export const letters: Subject = {
  mails: [letterAskedMail],
  sms: [letterAskedSms],
  jobs: [printOrdered, destroyLetterFiles],
  retention: [secrets, sent],
  journal,
  audit,
  reads: { letters_listed: "exports" },
};
