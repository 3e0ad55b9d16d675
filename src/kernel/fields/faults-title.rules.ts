/** The title of the error summary; 0 when the fault is in no field. */
export function titleOfFaults(count: number): string {
  if (count === 0) return "Votre demande n’a pas abouti";
  return count === 1 ? "Un champ est à corriger" : `${count} champs sont à corriger`;
}
