import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { rowsButton } from "#kernel/fields/rows.rules.ts";
import type { FormState } from "#kernel/form-state.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { unnamedFault } from "./browser-checks.ts";
import { changedRows } from "./changed-rows.ts";
import { firstErrors, inPageOrder } from "./form-errors.ts";
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
  const read = schema.safeParse(input, { error: () => unnamedFault });
  if (read.success && broken.size === 0) return done(read.data);
  const errors = { ...firstErrors(read.error?.issues ?? [], schema), ...Object.fromEntries(broken) };
  return refused({ values, errors: inPageOrder(schema, errors) });
}

/** 200 for a form shown again without errors. */
export const formStatus = ({ errors }: FormState) => (Object.keys(errors).length === 0 ? 200 : 400);

type Shape = FormSchema["shape"];

const isDamaged = (form: FormFields, shape: Shape) =>
  [...form.broken.keys()].some((name) => !isNameOf(shape, name));
