import type { FormState } from "#kernel/form-state.ts";
import { passGuard } from "./anti-robot.ts";
import type { AnyOutcome, AnyStep, StepVisit } from "./step.ts";

/** Submits once a queue slot is free and the guard passes. */
export const submitStep = (
  visit: StepVisit,
  step: AnyStep,
  data: unknown,
  form: unknown,
): Promise<AnyOutcome> => {
  const submit = () => submitPast(visit, step, data, form);
  return step.takesTurn ? visit.ctx.passwords.inTurn(submit) : submit();
};

async function submitPast(
  visit: StepVisit,
  step: AnyStep,
  data: unknown,
  form: unknown,
): Promise<AnyOutcome> {
  if (!step.guard) return step.submit(visit, data, form);
  const passed = await passGuard(visit, step.guard, data, typedIn(form));
  if (!passed.ok) return passed.refusal;
  return step.submit({ ...visit, ...passed.value }, data, form);
}

/** What the page may show again: never a password. */
const typedIn = (form: unknown): FormState["values"] =>
  Object.fromEntries(
    Object.entries(form ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && !/password/i.test(entry[0]),
    ),
  );
