import type { Retention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";

/** The system's log rotation deletes it (docs/deploy.md). */
const requests: Retention = {
  name: "log of requests",
  chapter: "traces",
  kept: () => [
    "Journal technique du site : adresse internet, et page demandée sans ce qui est tapé",
    "Six mois au plus",
  ],
  cleanUp: null,
};

export const siteLog: Subject = {
  retention: [requests],
};
