import type { ReturnReason } from "#infra/db/tables/enrolment-tables.ts";

/** As La Poste prints them on a letter that it brings back (« pli non distribuable »), in its order. */
export const returnReasons: Readonly<Record<ReturnReason, string>> = {
  unknown_addressee: "Destinataire inconnu à l’adresse",
  refused: "Pli refusé par le destinataire",
  unclaimed: "Pli avisé et non réclamé",
  bad_address: "Défaut d’accès ou d’adressage",
};

export const everyReturnReason = Object.keys(returnReasons) as ReturnReason[];

/** The digit that stands for a reason after a code: 1 to 4. */
export const digitOf = (reason: ReturnReason) => String(everyReturnReason.indexOf(reason) + 1);
