import { describeDuration } from "#kernel/duration.ts";
import { aMonth } from "#kernel/period.ts";
import type { Retention } from "#subject/retention.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { expireLetters, forgetSecrets } from "./desk/letters-desk.queries.ts";
import { letterAskedMail } from "./letter-asked.mails.ts";
import { letterAskedSms } from "./letter-asked.sms.ts";

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

type Journal = typeof journal;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
}

export const letters: Subject = {
  mails: [letterAskedMail],
  sms: [letterAskedSms],
  retention: [secrets, sent],
  journal,
};
