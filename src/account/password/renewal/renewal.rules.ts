import { days } from "#kernel/duration.ts";
import type { RenewalRule } from "#spaces/space.ts";

const month = days(365.25 / 12);

export function describeRhythm(rule: RenewalRule | null): string {
  const months = rule ? Math.round(rule.after / month) : 0;
  if (months === 0) return "de temps en temps";
  return months === 1 ? "tous les mois" : `tous les ${months} mois`;
}
