import { countWaitingApprovals } from "#approvals/approvals.queries.ts";
import { keptApprovals } from "#approvals/approvals.retention.ts";
import type { Announcement } from "#kernel/announcement.ts";
import { days } from "#kernel/duration.ts";
import type { Desk } from "#web/desk/desk.ts";
import { approvalRoutes } from "./approvals.routes.tsx";

const audit = {
  approval_asked: "Accord demandé",
  approval_given: "Accord donné",
  approval_refused: "Accord refusé",
  approval_cancelled: "Demande d’accord retirée",
};

const announcements = {
  "approval-asked": { tone: "ok", title: "Demande transmise", text: "Une autre personne doit l’approuver." },
  "approval-given": { tone: "ok", title: "C’est fait", text: "La demande est approuvée et appliquée." },
  "approval-refused": { tone: "ok", title: "La demande est refusée" },
  "approval-cancelled": { tone: "ok", title: "La demande est retirée" },
  "approval-settled": {
    tone: "info",
    title: "Cette demande est déjà traitée",
    text: "Quelqu’un d’autre vient de la traiter : rien n’a été fait une seconde fois.",
  },
} satisfies Record<string, Announcement>;

type Audited = typeof audit;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface AuditWords extends Audited {}
  interface Announcements extends Announced {}
}

/** Older requests are late. */
const lateAfter = days(2);

export const approvalsDesk: Desk = {
  name: "approvals",
  path: "/approbations",
  label: "Approbations",
  icon: "user-check",
  key: "p",
  scope: "space",
  opens: "agent",
  routes: () => approvalRoutes,
  async waiting(trx, { member }) {
    const { count, since } = await countWaitingApprovals(trx, member.id);
    const isLate = since !== null && Date.now() - since.getTime() > lateAfter;
    return [
      {
        label: count > 1 ? "demandes à approuver" : "demande à approuver",
        count,
        href: "/approbations",
        since,
        isLate,
      },
    ];
  },
  retention: [keptApprovals],
  audit,
  announcements,
  deskStates: async () => [(await import("./approvals.states.tsx")).approvalStates],
};
