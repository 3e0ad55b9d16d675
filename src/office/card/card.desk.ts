import type { Announcement } from "#kernel/announcement.ts";
import { atStart, threeYears } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Desk } from "#web/desk/desk.ts";
import { forgetOldCalls } from "./calls/call-notes.queries.ts";
import { contactCorrectedMail } from "./correct/contact-corrected.mails.ts";
import { contactCorrectedSms } from "./correct/contact-corrected.sms.ts";
import { contactCorrection } from "./correct/contact-correction.approval.ts";
import { accountClosedMail } from "./mails/account-closed.mails.ts";
import { accountClosedSms } from "./mails/account-closed.sms.ts";
import { unlockedMail } from "./mails/unlocked.mails.ts";
import { actionRoutes } from "./routes/action.routes.tsx";
import { cardRoute } from "./routes/card.routes.tsx";
import { correctionRoutes } from "./routes/correction.routes.tsx";
import { resendRoutes } from "./routes/resend.routes.tsx";

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

const audit = {
  card_opened: "Dossier ouvert",
  card_read: "Dossier lu",
  unlocked: "Accès débloqué",
  account_closed: "Compte fermé",
  call_noted: "Appel noté",
};

const announcements = {
  "holder-unlocked": { tone: "ok", title: "Accès débloqué", text: "La personne en est prévenue par mail." },
  "letter-reissued": {
    tone: "ok",
    title: "Courrier réémis",
    text: "Il attend l’impression. Le mot de passe du courrier précédent n’ouvre plus rien.",
  },
  "mail-sent-to-holder": { tone: "ok", title: "Mail renvoyé" },
  "account-closed": { tone: "ok", title: "Compte fermé", text: "La personne en est prévenue." },
  "call-noted": { tone: "ok", title: "Appel noté" },
} satisfies Record<string, Announcement>;

type Journal = typeof journal;
type Audited = typeof audit;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
  interface AuditWords extends Audited {}
  interface Announcements extends Announced {}
}

/** The card of a holder, behind the search. */
export const cardDesk: Desk = {
  name: "card",
  path: "/dossiers",
  label: "Dossiers",
  icon: "folder-open",
  key: "d",
  scope: "space",
  opens: "agent",
  routes: () => [...cardRoute, ...actionRoutes, ...resendRoutes, ...correctionRoutes],
  mails: [unlockedMail, accountClosedMail, contactCorrectedMail],
  sms: [accountClosedSms, contactCorrectedSms],
  retention: [calls],
  approvals: [contactCorrection],
  journal,
  audit,
  reads: { card_opened: "cards", card_read: "cards" },
  announcements,
  deskStates: async () => [(await import("./card.states.tsx")).cardStates],
};
