import { atStart } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { auditKept } from "./audit-kept.ts";
import { eraseOldAudit } from "./erase-old.queries.ts";

const kept = defineRetention({
  name: "audit",
  chapter: "traces",
  lasts: () => auditKept,
  kept: (_, lasts) => ["Actions du service de gestion sur votre dossier, et ses lectures", atStart(lasts)],
  cleanUp: eraseOldAudit,
});

export const audit: Subject = { retention: [kept] };
