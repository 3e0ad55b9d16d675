import { expect, it } from "vitest";
import { walks } from "#journeys/walks.ts";
import { spaces } from "#spaces/index.ts";
import { changePasswordOn } from "../../src/modules/security/change-password.ts";

/** Reached after a proof: a password, a letter, a code or a link. Strangers cannot send these. */
const proven = [
  "choose_credentials",
  "correct_address",
  "mail_sent of provisional-credentials",
  "mail_sent of registry-secret",
  "choose_password",
  "second_factor",
  "awaits_activation",
];
/** Its form has no input and checks nothing. */
const harmless = ["letter_announced"];

it("every form that a stranger may send has a guard, bound to a unique name", () => {
  const names = new Map<string, string>();
  for (const { journey, steps } of Object.values(walks))
    for (const [state, step] of Object.entries(steps)) {
      const isPast = [...proven, ...harmless].some(
        (one) => one === state || one === `${state} of ${journey.kind}`,
      );
      expect([journey.kind, state, step.guard === undefined]).toEqual([journey.kind, state, isPast]);
      // Signing in, and linking an identity by the same fields, are one form.
      const of = journey.kind === "sign-in" ? journey.kind : `${journey.kind} ${state}`;
      if (step.guard) expect(names.get(step.guard.form) ?? of).toBe(of);
      if (step.guard) names.set(step.guard.form, of);
    }
});

it.each(spaces)("the schema of a form is built once for $id, not at each request", (space) => {
  for (const { steps } of Object.values(walks))
    for (const { form, wants } of Object.values(steps))
      for (const make of [form, wants]) if (typeof make === "function") expect(make(space)).toBe(make(space));
  expect(changePasswordOn(space).form).toBe(changePasswordOn(space).form);
});
