import type { PasswordRule } from "./password-rule.ts";
import { usualSpecials } from "./password-signs.rules.ts";

/** Helps password managers generate an accepted password (https://developer.apple.com/password-rules/). */
export function managerRules(rule: PasswordRule) {
  const minlength = Math.max(rule.minimum, rule.alphanumeric);
  const special = usualSpecials.filter((sign) => !rule.refused.includes(sign));
  const words: Record<string, string> = { special: bracketed(special) };
  const required = rule.classes.map((name) => `required: ${words[name] ?? name}`);
  // Letters and digits are always allowed. If the rule requires many of them, the manager uses nothing else.
  const others = rule.alphanumeric > 0 ? [] : [bracketed(special)];
  const allowed = `allowed: ${["lower", "upper", "digit", ...others].join(", ")}`;
  const lengths = [`minlength: ${minlength}`, `maxlength: ${rule.maximum}`];
  return {
    minlength,
    maxlength: rule.maximum,
    passwordrules: `${[...lengths, ...required, allowed].join("; ")};`,
  };
}

const bracketed = (signs: readonly string[]) =>
  `[${[...signs].sort((a, b) => Number(b === "-") - Number(a === "-")).join("")}]`;
