import { atStart, aYear } from "#kernel/period.ts";
import { defineRetention, type Retention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetSettledChanges } from "../changes/holder-changes.queries.ts";

/** No clean-up: imports close the holders who left the registry. */
const onFile: Retention = {
  name: "holders",
  chapter: "file",
  kept: ({ wording }) => [
    `Identité, adresse, téléphone, ${wording.emailAddress}, coordonnées bancaires`,
    `Tant que vous êtes ${wording.holder}, puis le temps que la loi impose`,
  ],
  cleanUp: null,
};

const changes = defineRetention({
  name: "changes of the file",
  chapter: "file",
  lasts: () => aYear,
  kept: (_, lasts) => [
    "Corrections de vos coordonnées : ancienne et nouvelle valeur, date",
    `${atStart(lasts)} après que notre registre les a reprises`,
  ],
  cleanUp: forgetSettledChanges,
});

export const holders: Subject = {
  retention: [onFile, changes],
};
