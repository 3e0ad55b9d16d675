import type { Retention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";

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

export const holders: Subject = {
  retention: [onFile],
};
