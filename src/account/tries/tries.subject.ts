import { aDay, aMonth, atStart } from "#kernel/period.ts";
import { defineRetention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetIdleAttempts } from "./attempts.queries.ts";
import { forgetSources } from "./limits.queries.ts";

/** A counter that reached the limit of NIST 800-63B-4, 3.2.2 stays: deleting it would allow guessing again. */
const failedTries = defineRetention({
  name: "failed tries",
  chapter: "tries",
  lasts: () => aMonth,
  kept: ({ policy }, lasts) => [
    "Essais manqués, comptés sans garder ce qui a été tapé",
    `${atStart(lasts)} après le dernier ; après ${policy.lock.consecutiveFailures} de suite, jusqu’au choix d’un nouveau mot de passe`,
  ],
  cleanUp: (trx, lasts, { policy }) => forgetIdleAttempts(trx, policy.lock, lasts),
});

const sources = defineRetention({
  name: "sources of tries",
  chapter: "tries",
  lasts: () => ({ ...aDay, words: "deux jours" }),
  kept: (_, lasts) => [
    "Adresses internet d’où viennent les essais manqués et les demandes",
    `${atStart(lasts)} au plus`,
  ],
  cleanUp: forgetSources,
});

const journal = {
  sign_in_failed: "Essai manqué : mot de passe erroné",
  locked: "Accès bloqué après plusieurs essais manqués",
};

type Journal = typeof journal;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
}

export const tries: Subject = {
  retention: [failedTries, sources],
  journal,
};
