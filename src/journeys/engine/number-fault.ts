import type { FormState } from "#kernel/form-state.ts";
import { readNumberOf } from "#registry/holders/number.rules.ts";
import type { Space } from "#spaces/space.ts";

/** Adds the error of the number, so that all errors show at once (RGAA 11.10). Makes no query. */
export function withNumberFault(refusal: FormState, space: Space): FormState {
  const { values, errors } = refusal;
  const typed = values.number?.trim();
  if (!typed || errors.number) return refusal;
  const read = readNumberOf(space, typed);
  // The number is always the first field of its page.
  return read.ok ? refusal : { values, errors: { number: read.refusal, ...errors } };
}
