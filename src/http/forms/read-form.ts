import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { rowsButton } from "#kernel/fields/rows.rules.ts";
import type { FormState } from "#kernel/form-state.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { changedRows } from "./changed-rows.ts";
import { damagedForm, type FormFields, isForm, readFields } from "./form-fields.ts";
import { inputFor, isNameOf } from "./form-input.ts";
import type { FormSchema } from "./form-schema.ts";

/**
 * Refusal: the form to show again (with `formStatus`), without passwords. It has no error if a button added or removed a
 * line. A missing field counts as empty unless optional.
 */
export function readForm<Schema extends FormSchema>(
  request: FastifyRequest,
  schema: Schema,
): Result<z.output<Schema>, FormState> {
  const form = isForm(request.body) ? request.body : readFields("");
  const { shape } = schema;
  const asked = form.fields.get(rowsButton);
  const changed = asked === undefined ? null : changedRows(form, shape, asked);
  if (changed) return refused(changed);
  const { input, values, broken } = inputFor(form, shape);
  if (isDamaged(form, shape)) return refused({ values, errors: { _form: damagedForm } });
  const read = schema.safeParse(input, { error: () => "Vérifiez ce champ." });
  if (read.success && broken.size === 0) return done(read.data);
  const errors = { ...firstErrors(read.error?.issues ?? [], shape), ...Object.fromEntries(broken) };
  return refused({ values, errors: inOrder(errors, shape) });
}

/** 200 for a form shown again without errors. */
export const formStatus = ({ errors }: FormState) => (Object.keys(errors).length === 0 ? 200 : 400);

type Shape = FormSchema["shape"];

const isDamaged = (form: FormFields, shape: Shape) =>
  [...form.broken.keys()].some((name) => !isNameOf(shape, name));

/** First error by field name: `lines-0-amount` in a line, the name of the group for a checkbox. */
function firstErrors(issues: readonly z.core.$ZodIssue[], shape: Shape): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) {
    const [field = "_form", ...further] = path.map(String);
    const name = further.length > 1 ? [field, ...further].join("-") : field;
    errors[Object.hasOwn(shape, field) ? name : "_form"] ??= message;
  }
  return errors;
}

/** In the order of the page, which the error summary must follow. */
function inOrder(errors: Record<string, string>, shape: Shape): Record<string, string> {
  const names = Object.keys(shape);
  const placeOf = (name: string) => names.findIndex((one) => name === one || name.startsWith(`${one}-`));
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => placeOf(a) - placeOf(b)));
}
