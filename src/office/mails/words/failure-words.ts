import type { DeadLetter } from "#infra/jobs/dead-letters.queries.ts";
import { mailsToSend, smsToSend } from "#infra/jobs/queues.ts";

const queues: Readonly<Record<string, string>> = {
  [mailsToSend.name]: "envoi de mails",
  [smsToSend.name]: "envoi de SMS",
  "clean-up": "nettoyage de la nuit",
  unknown: "file inconnue",
};

/** The name of a queue, where it has no words. */
export const queueWords = (queue: string) => queues[queue] ?? queue;

const shapes: readonly (readonly [RegExp, string])[] = [
  [/not the payload/i, "Le travail n’a pas la forme attendue : il vient peut-être d’une autre version"],
  [/could not be drawn/i, "Le message n’a pas pu être composé"],
  [/no space is called/i, "Le portail de ce travail n’existe plus"],
  [
    /heartbeat|expired|timeout|timed out|abort/i,
    "Le travail a duré trop longtemps, ou le worker s’est arrêté",
  ],
  [/ECONN|connection|terminating/i, "La base ou un serveur ne répondait pas"],
];

/** Why work was given up. */
export function whyGivenUp({ state, reason }: Pick<DeadLetter, "state" | "reason">): string {
  if (state === "expired") return "Périmé avant de pouvoir partir";
  const found = shapes.find(([shape]) => shape.test(reason ?? ""));
  if (found) return found[1];
  return state === "refused" ? "Refusé" : "Une erreur du programme, à chaque essai";
}
