import type { Announcement } from "#kernel/announcement.ts";
import type { Subject } from "#subject/subject.ts";
import { codeAsked } from "./worker/code-asked.job.ts";

const announcements = {
  "password-chosen": {
    tone: "ok",
    title: "Félicitations !",
    text: "Vous pouvez désormais vous connecter à votre espace avec votre numéro et votre nouveau mot de passe.",
  },
  "code-resent": {
    tone: "ok",
    title: "Code renvoyé",
    text: "C’est le même code : le premier arrivé est le bon.",
  },
  "code-renewed": {
    tone: "ok",
    title: "Nouveau code envoyé",
    text: "Le précédent ne sert plus.",
  },
} satisfies Record<string, Announcement>;

type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface Announcements extends Announced {}
}

export const codeToContact: Subject = {
  jobs: [codeAsked],
  states: async () => [(await import("./code-to-contact.states.tsx")).codeToContactStates],
  announcements,
};
