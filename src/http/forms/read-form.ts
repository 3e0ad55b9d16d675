import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { FormState } from "#kernel/form-state.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { damagedForm, type FormFields, isForm, readFields } from "./form-fields.ts";
import type { FormSchema } from "./form-schema.ts";

/** Refusal: the form to show again (status 400), without passwords. A missing field counts as empty unless optional. */
export function readForm<Schema extends FormSchema>(
  request: FastifyRequest,
  schema: Schema,
): Result<z.output<Schema>, FormState> {
  const form = isForm(request.body) ? request.body : readFields("");
  const { shape } = schema;
  const errors = damages(form, shape);
  if (Object.keys(errors).length > 0) return refused({ values: echo(form, shape), errors });
  const typed = withEmptyFields(form, shape);
  const read = schema.safeParse(typed, { error: () => "Vérifiez ce champ." });
  if (read.success) return done(read.data);
  return refused({ values: echo(form, shape), errors: firstErrors(read.error, shape) });
}

type Shape = FormSchema["shape"];

function damages(form: FormFields, shape: Shape): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [name, message] of form.broken) {
    if (Object.hasOwn(shape, name)) errors[name] = message;
    else errors._form = damagedForm;
  }
  return errors;
}

const echo = (form: FormFields, shape: Shape) =>
  Object.fromEntries(
    [...form.fields].filter(([name]) => Object.hasOwn(shape, name) && !/password/i.test(name)),
  );

function withEmptyFields(form: FormFields, shape: Shape): Record<string, string> {
  const missing = Object.keys(shape).filter(
    (name) => !form.fields.has(name) && !z.safeParse(shape[name] ?? z.never(), undefined).success,
  );
  return Object.fromEntries([...form.fields, ...missing.map((name) => [name, ""] as const)]);
}

function firstErrors(error: z.core.$ZodError, shape: Shape): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? "_form");
    errors[Object.hasOwn(shape, field) ? field : "_form"] ??= message;
  }
  return errors;
}
