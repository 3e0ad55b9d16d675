import type { CodeRule, Space } from "#spaces/space.ts";

/** How codes are spent in a space whose journeys send them. */
export function codeRuleOf({ policy }: Space): CodeRule {
  if (!policy.codes) throw new Error("this space sends no codes");
  return policy.codes;
}
