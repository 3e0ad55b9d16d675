import type { PasswordRule } from "./password-rule.ts";
import { listed, nameSign, signClasses, specialExamples } from "./password-signs.rules.ts";

type ClassName = keyof typeof signClasses;

/** `pattern` (flags `su`) matches the NFC password, on the server and live in the page. */
export type Requirement = {
  id: "minimum" | "alphanumeric" | "refused" | "maximum" | ClassName;
  label: string;
  pattern: string;
};

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
  for (const name of classesOf(rule))
    asked.push({ id: name, label: labelOf(name, rule), pattern: signClasses[name].pattern });
  if (rule.refused.length > 0)
    asked.push({
      id: "refused",
      label: `sans ${listed(rule.refused.map(nameSign), "ni")}`,
      pattern: `^[^${rule.refused.map(inBrackets).join("")}]+$`,
    });
  asked.push({
    id: "maximum",
    label: `au plus ${rule.maximum} caractères, espaces et signes compris`,
    pattern: `^.{1,${rule.maximum}}$`,
  });
  return asked;
}

/** A line of the list under a new password. Without a pattern: `isWithoutNameOrAddress`. */
export type ListedRule = { id: string; label: string; pattern?: string };

/** What a visitor reads of the rules; common passwords and former ones are refused besides. */
export const listedRules = (rule: PasswordRule): ListedRule[] => [
  ...requirements(rule),
  { id: "personal", label: "ni votre nom ni votre adresse" },
];

const classesOf = (rule: PasswordRule) =>
  (Object.keys(signClasses) as ClassName[]).filter((name) => rule.classes.includes(name));

function labelOf(name: ClassName, { refused }: PasswordRule): string {
  const { words } = signClasses[name];
  if (name === "upper") return `${words}, accentuée ou non`;
  if (name !== "special") return words;
  return `${words} (ni lettre, ni chiffre, ni espace), par exemple ${listed(specialExamples(refused), "ou")}`;
}

const inBrackets = (sign: string) => sign.replace(/[\\\]^[-]/, "\\$&");
