import type { Subject } from "#subject/subject.ts";
import type { Announcement } from "#subject/words.ts";
import { codeAndLinkMail, noCodeAndLinkMail } from "./code-and-link.mails.ts";
import { codeAndLinkAsked } from "./code-and-link-asked.job.ts";

const announcements = {
  "code-and-link-resent": {
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
  mails: [codeAndLinkMail, noCodeAndLinkMail],
  jobs: [codeAndLinkAsked],
  states: async () => [(await import("./code-and-link.states.tsx")).codeAndLinkStates],
  announcements,
};
