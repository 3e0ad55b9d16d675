import type { PasswordRule } from "#spaces/space.ts";
import { usualSpecials } from "./requirements/password-signs.rules.ts";

/**
 * What the field of a new password tells password managers, so that what they make up is taken: the rule of a space in
 * the words of https://developer.apple.com/password-rules/.
 */
export function managerRules(rule: PasswordRule) {
  const minlength = Math.max(rule.minimum, rule.alphanumeric);
  const special = usualSpecials.filter((sign) => !rule.refused.includes(sign));
  const words: Record<string, string> = { special: bracketed(special) };
  const required = rule.classes.map((name) => `required: ${words[name] ?? name}`);
  // Letters and digits are kinds that no rule refuses; where so many of them are asked for, nothing else is offered.
  const others = rule.alphanumeric > 0 ? [] : [bracketed(special)];
  const allowed = `allowed: ${["lower", "upper", "digit", ...others].join(", ")}`;
  const lengths = [`minlength: ${minlength}`, `maxlength: ${rule.maximum}`];
  return {
    minlength,
    maxlength: rule.maximum,
    passwordrules: `${[...lengths, ...required, allowed].join("; ")};`,
  };
}

/** The format wants the dash first. */
const bracketed = (signs: readonly string[]) =>
  `[${[...signs].sort((a, b) => Number(b === "-") - Number(a === "-")).join("")}]`;
