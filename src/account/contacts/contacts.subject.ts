import { forgetSuppressions, releaseLeftAddresses } from "#infra/mail/bounces/suppression.queries.ts";
import { forgetOldMails } from "#infra/mail/mail.queries.ts";
import { forgetOldSms } from "#infra/sms/sms.queries.ts";
import { atStart, aYear, threeMonths } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";

/** Mails and SMS, one line of the page. */
const messages = defineRetention({
  name: "mails and SMS",
  chapter: "messages",
  lasts: () => threeMonths,
  kept: ({ policy }, lasts) => [
    policy.sms
      ? "Mails et SMS envoyés : adresse ou numéro, et nature du message"
      : "Mails envoyés : adresse et nature du message",
    atStart(lasts),
  ],
  cleanUp: async (trx, lasts) => (await forgetOldMails(trx, lasts)) + (await forgetOldSms(trx, lasts)),
});

/** Every night those that their holder no longer has are released too. */
const returned = defineRetention({
  name: "returned mails",
  chapter: "messages",
  lasts: () => aYear,
  kept: (_, lasts) => ["Adresses d’où nos mails reviennent, et pourquoi", atStart(lasts)],
  cleanUp: async (trx, lasts) => (await releaseLeftAddresses(trx)) + (await forgetSuppressions(trx, lasts)),
});

export const contacts: Subject = {
  retention: [messages, returned],
};
