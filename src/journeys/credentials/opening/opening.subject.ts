import { capitalised } from "#kernel/text/text.ts";
import type { Subject } from "#subject/subject.ts";
import {
  accountActivatedMail,
  accountOpenedMail,
  accountRenewedMail,
  staffAccountOpenedMail,
} from "./opening.mails.ts";
import { accountOpenedSms } from "./opening.sms.ts";

const journal = {
  account_activated: "Compte activé",
};

const announcements = {
  "account-activated": ({ emailAddress }) => ({
    tone: "ok",
    title: "Compte activé",
    text: `Votre espace personnel est ouvert. Connectez-vous avec votre ${emailAddress} et votre mot de passe.`,
  }),
  "account-activated-by-number": {
    tone: "ok",
    title: "Compte activé",
    text: "Votre espace est ouvert. Connectez-vous avec votre numéro et le mot de passe que vous avez choisi.",
  },
  "address-added": ({ emailAddress }) => ({
    tone: "ok",
    title: `${capitalised(emailAddress)} ajoutée`,
    text: "Elle est désormais celle de votre compte. Connectez-vous avec votre numéro et le nouveau mot de passe que vous avez choisi.",
  }),
} satisfies Subject["announcements"];

type Journal = typeof journal;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
  interface Announcements extends Announced {}
}

export const opening: Subject = {
  mails: [accountActivatedMail, accountOpenedMail, accountRenewedMail, staffAccountOpenedMail],
  sms: [accountOpenedSms],
  journal,
  announcements,
};
