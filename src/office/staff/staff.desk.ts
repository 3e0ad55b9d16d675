import type { Announcement } from "#kernel/announcement.ts";
import { aMonth, aYear } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Desk } from "#web/desk/desk.ts";
import { accessOpenedMail, accessRenewedMail } from "./enrolment/enrolment.mails.ts";
import { forgetOldInvitations } from "./invitations.queries.ts";
import { forgetEndedRoles } from "./staff-roles.queries.ts";
import { teamRoutes } from "./team/team.routes.tsx";

/** Members of staff have no privacy page: these lines are for the nightly clean-up. */
const invitations = defineRetention({
  name: "invitations of staff",
  chapter: "nobody",
  lasts: () => aMonth,
  cleanUp: forgetOldInvitations,
});
const endedRoles = defineRetention({
  name: "ended roles of staff",
  chapter: "nobody",
  lasts: () => aYear,
  cleanUp: forgetEndedRoles,
});

const audit = {
  staff_role_given: "Rôle donné",
  staff_role_changed: "Rôle changé",
  staff_role_withdrawn: "Rôle retiré",
  staff_link_made: "Lien d’accès remis",
  staff_access_opened: "Accès ouvert",
  staff_access_renewed: "Accès à renouveler",
  staff_sessions_ended: "Sessions fermées",
  staff_ended: "Accès fermé",
};

const journal = {
  role_given: "Rôle donné au poste de gestion",
  role_changed: "Rôle changé au poste de gestion",
  role_withdrawn: "Rôle retiré au poste de gestion",
  access_renewed: "Accès à renouveler : mot de passe annulé, appareils déconnectés",
  access_ended: "Accès fermé",
  sessions_ended_by_staff: "Appareils déconnectés par un administrateur",
};

const announcements = {
  "staff-role-given": {
    tone: "ok",
    title: "Le rôle est donné",
    text: "L’accès de cette personne est déjà ouvert : il n’y a rien à lui remettre.",
  },
  "staff-role-given-elsewhere": {
    tone: "ok",
    title: "Le rôle est donné",
    text: "Cette personne n’a pas encore ouvert son accès. Elle a aussi un rôle dans un portail que vous n’administrez pas : son lien lui vient de là.",
  },
  "staff-role-changed": { tone: "ok", title: "Le rôle est changé" },
  "staff-role-withdrawn": { tone: "ok", title: "Le rôle est retiré" },
  "staff-sessions-ended": { tone: "ok", title: "Ses sessions sont fermées" },
  "staff-gone": {
    tone: "info",
    title: "Rien n’a changé",
    text: "Quelqu’un d’autre vient de changer l’accès de cette personne.",
  },
} satisfies Record<string, Announcement>;

type Audited = typeof audit;
type Journal = typeof journal;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface AuditWords extends Audited {}
  interface JournalWords extends Journal {}
  interface Announcements extends Announced {}
}

/** Équipe: who may work in the portals that a member administers. */
export const staffDesk: Desk = {
  name: "staff",
  path: "/equipe",
  label: "Équipe",
  icon: "users",
  key: "e",
  scope: "installation",
  opens: "administrateur",
  routes: () => teamRoutes,
  mails: [accessOpenedMail, accessRenewedMail],
  retention: [invitations, endedRoles],
  audit,
  journal,
  announcements,
  deskStates: async () => [
    (await import("./team/team.states.tsx")).teamStates,
    (await import("./enrolment/enrolment.states.tsx")).enrolmentStates,
  ],
};
