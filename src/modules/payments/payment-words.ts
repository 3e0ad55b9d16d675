import type { Tone } from "#ui/notice.tsx";
import type { PaymentStatus } from "./payment.status.ts";

/** How pages and documents name a status, one payment or several. */
export const statusWords: Readonly<Record<PaymentStatus, { one: string; several: string; tone: Tone }>> = {
  ordered: { one: "Ordonné", several: "Ordonnés", tone: "info" },
  paid: { one: "Payé", several: "Payés", tone: "ok" },
  rejected: { one: "Rejeté", several: "Rejetés", tone: "bad" },
  returned: { one: "Retourné", several: "Retournés", tone: "warn" },
};

/** Of a line whose transfer was not rejected: the organisation refused it, not the bank. */
export const refusedLineMeaning = "Cette ligne a été refusée : elle n’est pas payée avec ce virement.";

/** What a holder should know about each status. */
export const statusMeaning: Readonly<Record<PaymentStatus, string>> = {
  ordered: "L’ordre de virement est donné ; la banque ne l’a pas encore confirmé.",
  paid: "La banque a confirmé le virement.",
  rejected: "La banque a refusé le virement : vous n’avez rien reçu.",
  returned: "Le virement est parti, puis la banque nous l’a rendu.",
};
