import type { Announcement } from "#kernel/announcement.ts";
import type { Subject } from "#subject/subject.ts";
import { recoveryMail } from "./recovery.mails.ts";
import { recoveryAsked } from "./recovery-asked.job.ts";

const journal = {
  recovery_asked: "Lien demandé pour un mot de passe oublié",
};

const announcements = {
  "password-recovered": {
    tone: "ok",
    title: "Mot de passe changé",
    text: "Connectez-vous avec votre nouveau mot de passe.",
  },
} satisfies Record<string, Announcement>;

type Journal = typeof journal;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
  interface Announcements extends Announced {}
}

export const linkRecovery: Subject = {
  mails: [recoveryMail],
  jobs: [recoveryAsked],
  states: async () => [(await import("./link-recovery.states.tsx")).linkRecoveryStates],
  journal,
  announcements,
};
