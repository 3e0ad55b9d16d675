import { describeDuration } from "#kernel/duration.ts";
import { describeDay } from "#kernel/moment.ts";
import type { NextPayment } from "./next-payment.rules.ts";

/** One or two sentences. `follows`: what the payments of the layout come after, such as "une facture". */
export function describeNext(next: NextPayment, follows = "une demande"): string {
  switch (next.kind) {
    case "on":
      return `Il est prévu le ${describeDay(new Date(`${next.day}T12:00:00Z`))} : l’ordre est donné à notre banque.`;
    case "in": {
      const month = monthOf(next.year, next.month);
      return next.missed
        ? `Celui ${ofMonth(next.year - 1, next.month)} n’est pas payé à ce jour. Le suivant est prévu en ${month}.`
        : `Il est prévu en ${month} : le versement a lieu une fois par an.`;
    }
    case "as_claims_come":
      return `Aucune date n’est fixée : un versement suit ${follows}, dans les ${describeDuration(next.within)}.`;
    case "none_yet":
      return "Aucun n’est prévu : votre dossier ne compte encore aucun versement.";
  }
}

const monthOf = (year: number, month: number) =>
  new Intl.DateTimeFormat("fr-FR", { timeZone: "UTC", month: "long", year: "numeric" }).format(
    new Date(Date.UTC(year, month - 1, 1)),
  );

function ofMonth(year: number, month: number): string {
  const words = monthOf(year, month);
  return /^[ao]/.test(words) ? `d’${words}` : `de ${words}`;
}
