import { atStart, threeYears } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetOldCalls } from "./calls/call-notes.queries.ts";
import { contactCorrectedMail, contactCorrectedSms } from "./correct/contact-corrected.mails.ts";
import { accountClosedMail, accountClosedSms } from "./mails/account-closed.mails.ts";
import { unlockedMail } from "./mails/unlocked.mails.ts";

const calls = defineRetention({
  name: "calls noted",
  chapter: "file",
  lasts: () => threeYears,
  kept: (_, lasts) => ["Vos appels à notre service : qui a appelé, ce qui a été dit", atStart(lasts)],
  cleanUp: forgetOldCalls,
});

const journal = {
  unlocked: "Accès débloqué",
  contact_corrected: "Coordonnées corrigées",
  account_closed: "Compte fermé",
};

type Journal = typeof journal;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
}

export const card: Subject = {
  mails: [unlockedMail, accountClosedMail, contactCorrectedMail],
  sms: [accountClosedSms, contactCorrectedSms],
  journal,
  retention: [calls],
};
