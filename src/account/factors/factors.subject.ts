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

export const factors: Subject = {
  mails: [factorAddedMail, factorRemovedMail, recoveryCodesMadeMail, recoveryCodeUsedMail],
  sms: [factorAddedSms, factorRemovedSms, recoveryCodesMadeSms, recoveryCodeUsedSms],
  retention: [ofAccounts, unproven, challenges],
};
