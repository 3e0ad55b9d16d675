import { atStart, aYear } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { codeToContact } from "../../lost-password/by-code/code-to-contact.journey.ts";
import { isRun } from "../../served.rules.ts";
import { forgetOldDecoys } from "./decoys.queries.ts";

const typedNumbers = defineRetention({
  name: "numbers typed",
  chapter: "access",
  lasts: () => aYear,
  kept: ({ policy }, lasts) =>
    policy.codes && isRun(codeToContact.kind, policy)
      ? [
          "Numéros tapés, qu’ils soient à quelqu’un ou non, sous une forme illisible, et des contacts inventés pour eux",
          `${atStart(lasts)} après la dernière fois`,
        ]
      : null,
  cleanUp: forgetOldDecoys,
});

export const decoys: Subject = {
  retention: [typedNumbers],
};
