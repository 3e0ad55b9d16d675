import type { Announcement } from "#kernel/announcement.ts";
import type { Subject } from "#subject/subject.ts";

const journal = {
  credentials_recognised: "Mot de passe provisoire reconnu",
};

const announcements = {
  "already-activated": {
    tone: "info",
    title: "Votre espace est déjà activé",
    text: "Connectez-vous avec le mot de passe que vous avez choisi. Si vous l’avez perdu, passez par « Mot de passe oublié ».",
  },
} satisfies Record<string, Announcement>;

type Journal = typeof journal;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
  interface Announcements extends Announced {}
}

export const provisionalCredentials: Subject = {
  states: async () => [(await import("./provisional-credentials.states.tsx")).provisionalCredentialsStates],
  journal,
  announcements,
};
