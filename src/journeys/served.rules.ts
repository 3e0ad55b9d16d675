import type { Policy } from "#spaces/space.ts";
import type { AnyJourney } from "./engine/journey.ts";
import { signIn } from "./sign-in/sign-in.journey.ts";

/** Whether a space leads people through the journeys of that kind. */
export const isRun = (
  kind: string,
  { enrolment, recovery }: Pick<Policy, "enrolment" | "recovery">,
): boolean => kind === signIn.kind || kind === enrolment || kind === recovery;

const ruleOf = (policy: Policy, rule: "codes" | "registrySecret" | "provider") =>
  rule === "provider" ? policy.signIn.provider : policy[rule];

/**
 * Whether a space can go on with whom it finds in that state. Its policy may have changed since: the journey is no
 * longer one of its own, or the rule that the state lives by is gone. Whoever stands there begins again.
 */
export function isServed(journey: AnyJourney, state: string, policy: Policy): boolean {
  const rule = journey.states[state]?.needs;
  return isRun(journey.kind, policy) && (!rule || ruleOf(policy, rule) !== null);
}
