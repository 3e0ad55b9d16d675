import type { Announcement } from "#kernel/announcement.ts";
import { aYear } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Desk } from "#web/desk/desk.ts";
import { auditPath } from "./audit-address.ts";
import { brokenChainMail } from "./chain/broken-chain.mails.ts";
import { checkNightlyJob } from "./chain/check-nightly.job.ts";
import { auditExport } from "./export/export.routes.ts";
import { auditScreen } from "./list/audit.routes.tsx";
import { countUnseen, forgetOldAlerts } from "./reading/alerts.queries.ts";
import { alertSeen } from "./reading/alerts.routes.tsx";
import { unusualReadingMail } from "./reading/unusual-reading.mails.ts";
import { watchReadingJob } from "./reading/watch-reading.job.ts";
import { tellAdministrators } from "./tell/tell-administrators.job.ts";

const audit = { audit_exported: "Audit exporté", reading_alert_seen: "Lecture inhabituelle vérifiée" };

const announcements = {
  "reading-alert-seen": { tone: "ok", title: "C’est noté", text: "L’alerte est close, et l’audit le dit." },
  "reading-alert-settled": { tone: "info", title: "Cette alerte est déjà close" },
} satisfies Record<string, Announcement>;

type Audited = typeof audit;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface AuditWords extends Audited {}
  interface Announcements extends Announced {}
}

const alerts = defineRetention({
  name: "reading alerts",
  chapter: "nobody",
  lasts: () => aYear,
  cleanUp: forgetOldAlerts,
});

export const auditDesk: Desk = {
  name: "audit",
  path: auditPath,
  label: "Audit",
  icon: "scroll-text",
  key: "u",
  scope: "installation",
  opens: "administrateur",
  routes: () => [auditScreen, auditExport, alertSeen],
  async waiting(trx, { space }) {
    const { count, since } = await countUnseen(trx);
    const label = count > 1 ? "lectures inhabituelles à vérifier" : "lecture inhabituelle à vérifier";
    return [{ label, count, href: `${auditPath}?espace=${space.id}`, since, isLate: true }];
  },
  mails: [brokenChainMail, unusualReadingMail],
  jobs: [checkNightlyJob, watchReadingJob, tellAdministrators],
  retention: [alerts],
  reads: { audit_exported: "exports" },
  audit,
  announcements,
  deskStates: async () => [(await import("./audit.states.tsx")).auditStates],
};
