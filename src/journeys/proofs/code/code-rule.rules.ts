import type { CodeRule, Space } from "#spaces/space.ts";

/** Throws in a space that sends no codes. */
export function codeRuleOf({ policy }: Space): CodeRule {
  if (!policy.codes) throw new Error("this space sends no codes");
  return policy.codes;
}
