import type { Retention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { alreadyActiveMail, ibanMissingMail } from "./iban.mails.ts";
import { ibanRefusedJob } from "./iban-refused.job.ts";
import { staffIbanAlarmMail, staffIbanWarningMail } from "./staff-iban.mails.ts";

const tails: Retention = {
  name: "ends of IBAN",
  chapter: "tries",
  kept: ({ policy }) =>
    policy.registrySecret
      ? ["Fin d’IBAN tapée à l’inscription, comparée à celle de votre dossier", "Jamais conservée"]
      : null,
  cleanUp: null,
};

/** The secret never changes, so failures count for life (docs/decisions/0022). */
const counts: Retention = {
  name: "failed enrolments",
  chapter: "tries",
  kept: ({ policy }) =>
    policy.registrySecret
      ? [
          "Inscriptions manquées, comptées par numéro et par lieu d’où elles viennent, sous une forme illisible",
          "Tant que le site fonctionne",
        ]
      : null,
  cleanUp: null,
};

const journal = {
  iban_recognised: "Numéro et fin d’IBAN reconnus",
  enrolment_refused: "Essai d’inscription refusé",
};

type Journal = typeof journal;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
}

export const iban: Subject = {
  mails: [alreadyActiveMail, ibanMissingMail, staffIbanWarningMail, staffIbanAlarmMail],
  jobs: [ibanRefusedJob],
  retention: [tails, counts],
  journal,
};
