import { describeDuration } from "#kernel/duration.ts";
import { aMonth } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetOldLinks } from "./links.queries.ts";

const sentLinks = defineRetention({
  name: "links",
  chapter: "access",
  lasts: () => aMonth,
  kept: ({ policy: { enrolment, recovery, lifetimes } }, lasts) =>
    enrolment !== "code-to-contact" || recovery !== "code-to-contact"
      ? [
          "Liens envoyés par mail",
          `Valables ${describeDuration(lifetimes.link)}, effacés ${lasts.words} après`,
        ]
      : null,
  cleanUp: forgetOldLinks,
});

export const links: Subject = {
  retention: [sentLinks],
};
