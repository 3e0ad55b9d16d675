import type { Policy } from "#spaces/space.ts";
import type { AnyJourney } from "./engine/journey.ts";
import { signIn } from "./sign-in/sign-in.journey.ts";

export const isRun = (
  kind: string,
  { enrolment, recovery }: Pick<Policy, "enrolment" | "recovery">,
): boolean => kind === signIn.kind || kind === enrolment || kind === recovery;

const ruleOf = (policy: Policy, rule: "codes" | "registrySecret" | "provider") =>
  rule === "provider" ? policy.signIn.provider : policy[rule];

/** False if a policy change removed the journey, or the rule that its state needs. The visitor then restarts. */
export function isServed(journey: AnyJourney, state: string, policy: Policy): boolean {
  const rule = journey.states[state]?.needs;
  return isRun(journey.kind, policy) && (!rule || ruleOf(policy, rule) !== null);
}
