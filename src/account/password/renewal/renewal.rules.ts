import { days } from "#kernel/duration.ts";
import type { RenewalRule } from "#spaces/space.ts";

/** A twelfth of a year. */
const month = days(365.25 / 12);

/** How often another password is advised, as it follows « nous vous conseillons d’en changer »: "tous les 6 mois". */
export function describeRhythm(rule: RenewalRule | null): string {
  const months = rule ? Math.round(rule.after / month) : 0;
  if (months === 0) return "de temps en temps";
  return months === 1 ? "tous les mois" : `tous les ${months} mois`;
}
