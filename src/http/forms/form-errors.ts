import type { z } from "zod";
import type { FieldErrors } from "#kernel/form-state.ts";

type Form = Pick<z.ZodObject, "shape">;

/** First error by field name: `lines-0-amount` in a line, the name of the group for a checkbox. */
export function firstErrors(issues: readonly z.core.$ZodIssue[], { shape }: Form): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) {
    const [field = "_form", ...further] = path.map(String);
    const name = further.length > 1 ? [field, ...further].join("-") : field;
    errors[Object.hasOwn(shape, field) ? name : "_form"] ??= message;
  }
  return errors;
}

export const faultsOf = (wanted: z.ZodObject, typed: unknown): FieldErrors =>
  firstErrors(wanted.safeParse(typed).error?.issues ?? [], wanted);

/** In the order of the page, which the error summary must follow. */
export function inPageOrder({ shape }: Form, errors: FieldErrors): FieldErrors {
  const names = Object.keys(shape);
  const placeOf = (name: string) => names.findIndex((one) => name === one || name.startsWith(`${one}-`));
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => placeOf(a) - placeOf(b)));
}
