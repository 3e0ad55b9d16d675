import { countDeadLettersOf } from "#infra/jobs/dead-letters.queries.ts";
import { countSuppressed } from "#infra/mail/bounces/returned-lists.queries.ts";
import { mayDo } from "#kernel/actor.ts";
import type { Announcement } from "#kernel/announcement.ts";
import { type Duration, days } from "#kernel/duration.ts";
import type { Desk, Waiting } from "#web/desk/desk.ts";
import { failuresRoutes } from "./failures.routes.tsx";
import { mailsRoutes } from "./mails.routes.tsx";
import { returnedRoutes } from "./returned.routes.tsx";

const audit = {
  mails_listed: "Mails d’une personne listés",
  mail_opened: "Mail consulté",
  mail_resent: "Mail renvoyé",
  mail_replayed: "Mail rejoué",
  job_replayed: "Travail rejoué",
  suppression_opened: "Adresse suspendue consultée",
  address_released: "Suspension d’une adresse levée",
};

const announcements = {
  "mail-sent-again": { tone: "ok", title: "Le mail est reparti", text: "Voici le nouvel envoi." },
  "mail-gone": { tone: "warn", title: "Ce mail n’est plus au journal" },
  "address-released": {
    tone: "ok",
    title: "La suspension est levée",
    text: "Les mails retenus qui servent encore partent maintenant.",
  },
  "address-released-already": { tone: "info", title: "Cette suspension est déjà levée" },
  "work-replayed": { tone: "ok", title: "C’est rejoué", text: "Le travail est de nouveau dans sa file." },
  "work-dropped": {
    tone: "info",
    title: "Il n’y avait plus rien à envoyer",
    text: "Le message est déjà parti, ou ne vaut plus rien : il quitte la liste.",
  },
  "work-settled": {
    tone: "info",
    title: "C’est déjà rejoué",
    text: "Quelqu’un vient de le faire : rien n’est envoyé deux fois.",
  },
} satisfies Record<string, Announcement>;

type Audited = typeof audit;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface AuditWords extends Audited {}
  interface Announcements extends Announced {}
}

const lateAfter = { suppressed: days(14), failed: days(1) };

const waitingLine = (
  [one, many]: readonly [string, string],
  { count, since }: { count: number; since: Date | null },
  href: string,
  late: Duration,
): Waiting => ({
  label: count > 1 ? many : one,
  count,
  href,
  since,
  isLate: since !== null && Date.now() - since.getTime() > late,
});

/** What became of the mails of a portal, and of work that failed. */
export const mailsDesk: Desk = {
  name: "mails",
  path: "/mails",
  label: "Mails",
  icon: "mail",
  key: "m",
  scope: "space",
  opens: "agent",
  routes: () => [...mailsRoutes, ...returnedRoutes, ...failuresRoutes],
  async waiting(trx, { ctx }) {
    const suppressed = await countSuppressed(trx);
    const returned = waitingLine(
      ["adresse d’où nos mails reviennent", "adresses d’où nos mails reviennent"],
      suppressed,
      "/mails/suspensions",
      lateAfter.suppressed,
    );
    if (!mayDo(ctx.actor.member.role, "administrateur")) return [returned];
    const { jobs, since } = await countDeadLettersOf(trx);
    const failed = waitingLine(
      ["travail abandonné à rejouer", "travaux abandonnés à rejouer"],
      { count: jobs, since },
      "/mails/echecs",
      lateAfter.failed,
    );
    return [returned, failed];
  },
  audit,
  announcements,
  deskStates: async () => [
    (await import("./mails.states.tsx")).mailsStates,
    (await import("./returned.states.tsx")).returnedStates,
  ],
};
