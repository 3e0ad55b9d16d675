import type { FormState } from "#kernel/form-state.ts";
import { readNumberOf } from "#registry/holders/number.rules.ts";
import type { Space } from "#spaces/space.ts";

/**
 * A form that comes back says all that is wrong with it at once (RGAA 11.10): the shape of a number, which the rule of
 * the space judges, with what the form itself asks of each field. Nobody is looked up.
 */
export function withNumberFault(refusal: FormState, space: Space): FormState {
  const { values, errors } = refusal;
  const typed = values.number?.trim();
  if (!typed || errors.number) return refusal;
  const read = readNumberOf(space, typed);
  // Wherever a number is asked for, its field is the first of the page.
  return read.ok ? refusal : { values, errors: { number: read.refusal, ...errors } };
}
