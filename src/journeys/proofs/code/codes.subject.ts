import { describeDuration } from "#kernel/duration.ts";
import { aDay } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { activationCodeMail } from "./code.mails.ts";
import { activationCodeSms } from "./code.sms.ts";
import { forgetOldCodes } from "./codes.queries.ts";

const sentCodes = defineRetention({
  name: "codes",
  chapter: "access",
  lasts: () => aDay,
  kept: ({ policy }, lasts) =>
    policy.codes && [
      "Codes envoyés : à qui et quand, jamais le code lui-même",
      `Valables ${describeDuration(policy.codes.lifetime)}, effacés ${lasts.words} après`,
    ],
  cleanUp: forgetOldCodes,
});

const journal = {
  code_sent: "Code envoyé",
  code_refused: "Essai manqué : code erroné",
  code_proven: "Code reconnu",
};

type Journal = typeof journal;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
}

export const codes: Subject = {
  mails: [activationCodeMail],
  sms: [activationCodeSms],
  retention: [sentCodes],
  journal,
};
