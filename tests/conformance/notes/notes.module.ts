import type { Announcement } from "#kernel/announcement.ts";
import { atStart, aYear } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Module } from "#web/module.ts";
import { noteKept } from "./note-kept.job.ts";
import { noteKeptMail } from "./notes.mails.ts";
import { forgetOldNotes } from "./notes.queries.ts";
import { notesRoutes } from "./notes.routes.tsx";

const kept = defineRetention({
  name: "notes",
  chapter: "file",
  lasts: () => aYear,
  kept: ({ policy }, lasts) =>
    policy.modules.includes("notes") ? ["Vos notes et leurs pièces jointes", atStart(lasts)] : null,
  cleanUp: forgetOldNotes,
});

const journal = { note_kept: "Note gardée" };

const announcements = {
  "note-kept": { tone: "ok", title: "Note gardée" },
  "notes-removed": { tone: "ok", title: "Notes retirées" },
  "notes-gone": { tone: "warn", title: "Ces notes n’existent plus" },
} satisfies Record<string, Announcement>;

type Journal = typeof journal;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
  interface Announcements extends Announced {}
}

/** Mes notes: what a holder writes down for themselves. */
export const notes: Module = {
  name: "notes",
  menu: { path: "/espace/notes", label: "Mes notes", icon: "notebook-pen" },
  card: { text: "Garder vos questions sous la main." },
  routes: () => notesRoutes,
  mails: [noteKeptMail],
  jobs: [noteKept],
  retention: [kept],
  journal,
  announcements,
  states: async () => [(await import("./notes.states.tsx")).notesStates],
};
