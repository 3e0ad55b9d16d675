import type { Announcement } from "#kernel/announcement.ts";
import { days } from "#kernel/duration.ts";
import { countBatchesToSend } from "#letters/batches/batches.queries.ts";
import { listWaiting } from "#letters/desk/waiting-letters.queries.ts";
import type { Desk, Waiting } from "#web/desk/desk.ts";
import { batchRoutes } from "./batches/batch.routes.tsx";
import { downloadRoutes } from "./batches/download.routes.tsx";
import { remakeRoutes } from "./batches/remake.routes.tsx";
import { overview } from "./overview.routes.tsx";
import { printRoutes } from "./print.routes.tsx";
import { reissueRoutes } from "./reissue.routes.tsx";
import { returnsRoutes } from "./returns/returns.routes.tsx";

const announcements = {
  "letters-ordered": { tone: "ok", title: "L’impression est demandée" },
  "letters-none": { tone: "info", title: "Rien n’est à imprimer", text: "Aucun courrier n’attend plus." },
  "letters-printed-meanwhile": {
    tone: "info",
    title: "Ce lot vient d’être imprimé",
    text: "Quelqu’un l’a demandé depuis que votre page est affichée : rien n’a été imprimé une seconde fois.",
  },
  "letters-order-waits": {
    tone: "warn",
    title: "Une impression de cette sorte est en cours",
    text: "Rien n’a été refait : attendez qu’elle soit finie, ou annulez-la.",
  },
  "letters-cancelled": { tone: "ok", title: "L’impression est annulée", text: "Les courriers attendent." },
  "letters-posted": { tone: "ok", title: "Le lot est noté comme posté" },
  "letters-posted-already": { tone: "info", title: "Ce lot était déjà noté comme posté" },
  "letters-not-downloaded": {
    tone: "warn",
    title: "Ce lot n’a pas été téléchargé",
    text: "Rien n’a pu partir : téléchargez son PDF, imprimez-le, puis postez-le.",
  },
  "letters-remade": {
    tone: "ok",
    title: "Les courriers sont refaits",
    text: "Ils s’impriment dans ce nouveau lot. Détruisez les anciens : leurs mots de passe ne valent plus rien.",
  },
} satisfies Record<string, Announcement>;

type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface Announcements extends Announced {}
}

/** A letter that waits longer is late. */
const lateAfter = days(2);

const isLate = (since: Date | null) => since !== null && Date.now() - since.getTime() > lateAfter;

const href = "/courriers";

export const lettersDesk: Desk = {
  name: "letters",
  path: href,
  label: "Courriers",
  icon: "mailbox",
  key: "c",
  scope: "space",
  opens: "agent",
  routes: () => [
    overview,
    ...printRoutes,
    ...returnsRoutes,
    ...reissueRoutes,
    ...batchRoutes,
    ...remakeRoutes,
    ...downloadRoutes,
  ],
  async waiting(trx, { ctx }) {
    const kinds = await listWaiting(trx, ctx.space);
    const count = kinds.reduce((sum, { printable }) => sum + printable, 0);
    const [since = null] = kinds
      .flatMap((kind) => kind.since ?? [])
      .sort((a, b) => a.getTime() - b.getTime());
    const batches = await countBatchesToSend(trx);
    const lines: Waiting[] = [
      {
        label: count > 1 ? "courriers à imprimer" : "courrier à imprimer",
        count,
        href,
        since,
        isLate: isLate(since),
      },
      {
        label: batches.count > 1 ? "lots à poster" : "lot à poster",
        href,
        ...batches,
        isLate: isLate(batches.since),
      },
    ];
    return lines;
  },
  announcements,
  deskStates: async () => [(await import("./letters.states.tsx")).letterDeskStates],
};
