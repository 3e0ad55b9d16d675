import type { DeskKind } from "#imports/kinds/import-kind.ts";
import type { Announcement } from "#kernel/announcement.ts";
import { threeYears } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Desk } from "#web/desk/desk.ts";
import type { Module } from "#web/module.ts";
import { importRoutes } from "./imports.routes.tsx";
import { rehearseUpload } from "./rehearsal/rehearse-upload.ts";
import { forgetOldUploads } from "./uploads/old-uploads.queries.ts";
import { countWaiting } from "./uploads/uploads.queries.ts";
import { oldUploads } from "./work/old-uploads.job.ts";
import { silentUploads } from "./work/silent-uploads.job.ts";
import { workOnUploadJob } from "./work/work-on-upload.job.ts";

const audit = {
  upload_kept: "Fichier à importer déposé",
  upload_read: "Rapport d’un import lu",
  upload_checked_again: "Fichier à importer vérifié de nouveau",
  upload_columns_said: "Colonnes d’un fichier désignées",
  upload_rehearsed: "Import répété",
  rehearsed_page_read: "Page d’une répétition lue",
  upload_asked: "Approbation d’un import demandée",
  upload_approved: "Import approuvé",
  upload_applied: "Import appliqué",
  upload_cancelled: "Import abandonné",
  upload_rejects_exported: "Refus d’un import téléchargés",
};

const announcements = {
  "upload-kept": { tone: "ok", title: "Fichier déposé", text: "Sa vérification commence." },
  "upload-checking": { tone: "ok", title: "La vérification recommence" },
  "upload-rehearsing": { tone: "ok", title: "La répétition commence", text: "Rien ne sera changé." },
  "upload-asked": {
    tone: "ok",
    title: "Approbation demandée",
    text: "Une autre personne, superviseur, doit approuver cet import.",
  },
  "upload-approved": { tone: "ok", title: "Import approuvé", text: "Il est en train d’être appliqué." },
  "upload-cancelled": { tone: "ok", title: "Import abandonné", text: "Le fichier est détruit." },
  "upload-moved": {
    tone: "info",
    title: "Cet import n’en est plus là",
    text: "Quelqu’un d’autre vient d’agir : rien n’a été fait une seconde fois.",
  },
} satisfies Record<string, Announcement>;

type Audited = typeof audit;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface AuditWords extends Audited {}
  interface Announcements extends Announced {}
}

/** Who deposited which file and who approved it. The file is gone by then, and its report holds counts only. */
const history = defineRetention({
  name: "uploads",
  chapter: "nobody",
  lasts: () => threeYears,
  cleanUp: forgetOldUploads,
});

/** `kinds`: what may be imported. `modules`: the pages that a rehearsal draws. */
export const importsDesk = (kinds: readonly DeskKind[], modules: readonly Module[]): Desk => ({
  name: "imports",
  path: "/imports",
  label: "Imports",
  icon: "file-up",
  key: "i",
  scope: "space",
  opens: "agent",
  routes: (space) => importRoutes(space, kinds),
  async waiting(trx, { member, space }) {
    const { count, since } = await countWaiting(trx, member.id);
    const isLate = since !== null && Date.now() - since.getTime() > space.policy.imports.late;
    const label = count > 1 ? "imports à approuver" : "import à approuver";
    return [{ label, count, href: "/imports?etat=waiting", since, isLate }];
  },
  jobs: [workOnUploadJob(kinds, (work) => rehearseUpload(modules, work)), silentUploads, oldUploads],
  retention: [history],
  audit,
  reads: { upload_rejects_exported: "exports" },
  announcements,
  deskStates: async () => [(await import("./imports.states.tsx")).importStates],
});
