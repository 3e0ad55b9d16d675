import type { PasswordRule } from "#spaces/space.ts";

/** A rule as the page lists it; `pattern` is a regular expression (flags `su`) that the page may try live. */
export type Requirement = { id: string; label: string; pattern: string };

/** What a page can say beforehand. Common words and the like are told once the form is sent. */
export function requirements(rule: PasswordRule): Requirement[] {
  const asked: Requirement[] = [];
  if (rule.minimum > rule.alphanumeric)
    asked.push({
      id: "minimum",
      label: `au moins ${rule.minimum} caractères`,
      pattern: `^.{${rule.minimum},}$`,
    });
  if (rule.alphanumeric > 0)
    asked.push({
      id: "alphanumeric",
      label: `au moins ${rule.alphanumeric} lettres ou chiffres`,
      pattern: `^(?:[^\\p{L}\\p{N}]*[\\p{L}\\p{N}]){${rule.alphanumeric}}`,
    });
  asked.push({
    id: "maximum",
    label: `au plus ${rule.maximum} caractères, espaces et signes compris`,
    pattern: `^.{1,${rule.maximum}}$`,
  });
  return asked;
}
