import type { Announcement } from "#kernel/announcement.ts";
import { describeDuration } from "#kernel/duration.ts";
import type { Retention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetExpiredJourneys } from "./engine/journeys.queries.ts";
import { codeToContact } from "./lost-password/by-code/code-to-contact.journey.ts";
import { isRun } from "./served.rules.ts";

const underWay: Retention = {
  name: "journeys",
  chapter: "tries",
  kept: ({ policy }) => {
    const longest = isRun(codeToContact.kind, policy) ? policy.letters.promise : policy.lifetimes.journey;
    return [
      "Ce que vous tapez pendant une démarche en cours, sauf vos mots de passe",
      `${describeDuration(longest)} au plus, puis un jour`,
    ];
  },
  cleanUp: forgetExpiredJourneys,
};

const announcements = {
  "nothing-under-way": {
    tone: "info",
    title: "Aucune demande en cours dans ce navigateur",
    text: "Recommencez ici : cela ne prend que quelques minutes.",
  },
} satisfies Record<string, Announcement>;

type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface Announcements extends Announced {}
}

export const journeys: Subject = {
  retention: [underWay],
  announcements,
};
