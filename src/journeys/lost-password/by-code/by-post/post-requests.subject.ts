import type { Announcement } from "#kernel/announcement.ts";
import { periodOf } from "#kernel/period.ts";
import { asksAgainAfter } from "#letters/asking-again.rules.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetOldPostRequests } from "../../../proofs/letter/post-requests.queries.ts";
import { isRun } from "../../../served.rules.ts";
import { codeToContact } from "../code-to-contact.journey.ts";
import { letterAsked } from "./letter-asked.job.ts";

const requests = defineRetention({
  name: "letters asked for",
  chapter: "access",
  lasts: ({ policy }) => periodOf(asksAgainAfter(policy.letters)),
  kept: ({ policy }, lasts) =>
    isRun(codeToContact.kind, policy)
      ? [
          "Date de votre dernière demande de mot de passe par courrier",
          `${lasts.words}, puis un jour au plus`,
        ]
      : null,
  cleanUp: forgetOldPostRequests,
});

const announcements = {
  "letter-announced": {
    tone: "ok",
    title: "Courrier demandé",
    text: "Vous le recevrez chez vous par la poste.",
  },
} satisfies Record<string, Announcement>;

type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface Announcements extends Announced {}
}

export const postRequests: Subject = {
  jobs: [letterAsked],
  retention: [requests],
  announcements,
};
