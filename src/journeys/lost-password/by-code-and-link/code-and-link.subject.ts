import type { Subject } from "#subject/subject.ts";
import type { Announcement } from "#subject/words.ts";
import { noResetMail, resetMail } from "./reset.mails.ts";
import { resetAsked } from "./reset-asked.job.ts";

const announcements = {
  "reset-resent": {
    tone: "ok",
    title: "Mail renvoyé",
    text: "Il porte le même lien et le même code : le premier arrivé est le bon.",
  },
} satisfies Record<string, Announcement>;

type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface Announcements extends Announced {}
}

export const codeAndLink: Subject = {
  mails: [resetMail, noResetMail],
  jobs: [resetAsked],
  states: async () => [(await import("./code-and-link.states.tsx")).codeAndLinkStates],
  announcements,
};
