import type { BankLine } from "./bank-line.rules.ts";

/** In signs. A line of a statement is shorter, with all its details. */
export const longestLine = 500;

/** Why nothing was found, and what to try. */
export function nothingFound({ amounts, references }: BankLine): string {
  if (amounts.length === 0 && references.length === 0)
    return "Cette ligne n’a ni référence ni montant : collez-la en entier, avec sa date et son montant.";
  if (amounts.length === 0)
    return "Aucun virement n’a cette référence. Ajoutez la date et le montant, comme 12/03/2026 et 1 024,95.";
  return "Aucun virement ne correspond à cette ligne. Vérifiez le montant et la date, ou cherchez parmi « Mes virements ». Un virement d’un autre payeur n’est pas ici.";
}
