import type { Announcement } from "#kernel/announcement.ts";
import { aDay, atStart, periodOf } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { browserMemory, forgetOldBrowsers } from "./known-browsers.queries.ts";
import { forgetOldSessions } from "./sessions.queries.ts";

const opened = defineRetention({
  name: "sessions",
  chapter: "traces",
  lasts: () => aDay,
  kept: (_, lasts) => [
    "Sessions : adresse internet et navigateur",
    `${atStart(lasts)} au plus, puis dans le journal`,
  ],
  cleanUp: forgetOldSessions,
});

const browsers = defineRetention({
  name: "known browsers",
  chapter: "traces",
  lasts: () => periodOf(browserMemory),
  kept: (_, lasts) => [
    "Navigateurs qui se sont déjà connectés, sous une forme illisible",
    `${lasts.words} après la dernière fois`,
  ],
  cleanUp: forgetOldBrowsers,
});

const journal = {
  signed_in: "Connexion",
  signed_out: "Déconnexion",
  session_ended: "Appareil déconnecté à distance",
  other_sessions_ended: "Tous les autres appareils déconnectés",
};

const announcements = {
  "device-disconnected": { tone: "ok", title: "Appareil déconnecté" },
  "device-gone": { tone: "info", title: "Cet appareil était déjà déconnecté" },
  "devices-disconnected": { tone: "ok", title: "Tous vos autres appareils sont déconnectés" },
  "signed-out": { tone: "ok", title: "Vous êtes déconnecté", text: "À bientôt.", hasAccount: true },
  "session-over": {
    tone: "warn",
    title: "Votre session est terminée",
    text: "Elle s’arrête après un temps sans activité, pour votre sécurité. Connectez-vous à nouveau.",
  },
  "session-ended": {
    tone: "warn",
    title: "Votre session est terminée",
    text: "Elle a été fermée depuis un autre appareil, ou parce que vos accès ont changé. Connectez-vous à nouveau ; si ce n’est pas vous, appelez-nous.",
  },
  "already-signed-in": {
    tone: "info",
    title: "Vous êtes déjà connecté",
    text: "Pour ouvrir un autre espace que celui-ci, déconnectez-vous d’abord.",
  },
} satisfies Record<string, Announcement>;

type Journal = typeof journal;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
  interface Announcements extends Announced {}
}

export const sessions: Subject = {
  retention: [opened, browsers],
  journal,
  announcements,
};
