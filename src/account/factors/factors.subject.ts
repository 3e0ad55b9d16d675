import type { Announcement } from "#kernel/announcement.ts";
import { aDay } from "#kernel/period.ts";
import type { Retention } from "#subject/retention.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetOfClosedAccounts } from "../closed-accounts.queries.ts";
import {
  factorAddedMail,
  factorRemovedMail,
  recoveryCodesMadeMail,
  recoveryCodeUsedMail,
} from "./factor.mails.ts";
import { factorAddedSms, factorRemovedSms, recoveryCodesMadeSms, recoveryCodeUsedSms } from "./factor.sms.ts";
import { forgetExpiredChallenges } from "./passkeys/passkey-challenges.queries.ts";
import { forgetUnprovenTotp } from "./totp/totp.queries.ts";

const ofAccounts: Retention = {
  name: "second factors",
  chapter: "access",
  kept: ({ policy }) =>
    policy.signIn.secondFactor === "off"
      ? null
      : [
          "Seconde vérification, si vous en avez une : secret scellé, clés d’accès, codes de secours illisibles",
          "Jusqu’à ce que vous la retiriez, ou jusqu’au lendemain de la fermeture de votre compte",
        ],
  cleanUp: (trx) => forgetOfClosedAccounts(trx, ["totp", "passkey", "passkey_challenge", "recovery_code"]),
};

const unproven = defineRetention({
  name: "applications of codes never proven",
  chapter: "nobody",
  lasts: () => aDay,
  cleanUp: forgetUnprovenTotp,
});

const challenges: Retention = {
  name: "challenges of passkeys",
  chapter: "nobody",
  kept: () => null,
  cleanUp: forgetExpiredChallenges,
};

const journal = {
  factor_added: "Seconde vérification ajoutée à la connexion",
  factor_removed: "Seconde vérification retirée",
  factor_refused: "Essai manqué : seconde vérification erronée",
  recovery_codes_made: "Codes de secours créés",
  recovery_code_used: "Code de secours utilisé",
};

const announcements = {
  "factor-added": {
    tone: "ok",
    title: "Seconde vérification en place",
    text: "Elle vous sera demandée à chaque connexion, après le mot de passe.",
  },
  "factor-removed": { tone: "ok", title: "Seconde vérification retirée" },
  "factor-removed-and-told": {
    tone: "ok",
    title: "Seconde vérification retirée",
    text: "Un message vous le confirme.",
  },
} satisfies Record<string, Announcement>;

type Journal = typeof journal;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
  interface Announcements extends Announced {}
}

export const factors: Subject = {
  mails: [factorAddedMail, factorRemovedMail, recoveryCodesMadeMail, recoveryCodeUsedMail],
  sms: [factorAddedSms, factorRemovedSms, recoveryCodesMadeSms, recoveryCodeUsedSms],
  retention: [ofAccounts, unproven, challenges],
  journal,
  announcements,
};
