import { z } from "zod";
import { type FieldCheck, markOf } from "#kernel/fields/field-check.ts";
import type { FormState } from "#kernel/form-state.ts";

type Form = Pick<z.ZodObject, "shape">;

/** The error of a field whose schema has no words for it. */
export const unnamedFault = "Vérifiez ce champ.";

/** The form with what a browser can check of it: read from its schema, so that each rule is written once. */
export const withChecks = (form: Form, state: FormState): FormState => ({
  ...state,
  checks: { ...state.checks, ...browserChecks(form) },
});

const known = new WeakMap<Form, Record<string, FieldCheck>>();

/** Read once per form: each page that shows it has the same. */
function browserChecks(form: Form): Record<string, FieldCheck> {
  const checks = known.get(form) ?? checksOf(form);
  known.set(form, checks);
  return checks;
}

const checksOf = ({ shape }: Form): Record<string, FieldCheck> =>
  Object.fromEntries(
    Object.entries(shape)
      .map(([name, field]) => [name, checkOf(field)] as const)
      .filter(([, check]) => Object.keys(check).length > 0),
  );

function checkOf(field: z.core.$ZodType): FieldCheck {
  const isList = field instanceof z.ZodArray;
  // Lines come and go, and a blank one does not count: the server checks them.
  if (isList && field.element instanceof z.ZodObject) return {};
  const [empty] = z.safeParse(field, isList ? [] : "", { error: () => unnamedFault }).error?.issues ?? [];
  const mark = markOf(field);
  const patterns = [...(field instanceof z.ZodString ? patternsOf(field) : []), ...(mark.patterns ?? [])];
  return { ...(empty && { missing: empty.message }), ...mark, ...(patterns.length > 0 && { patterns }) };
}

const patternsOf = (field: z.ZodString) =>
  (field.def.checks ?? []).flatMap(({ _zod: { def } }) => {
    const pattern = "pattern" in def && def.pattern instanceof RegExp ? sourceOf(def.pattern) : null;
    const message = def.error?.({ code: "invalid_format", input: "", path: [] } as never);
    return pattern !== null && typeof message === "string" ? [[pattern, message] as const] : [];
  });

/** The browser compiles it with `s` and `u`; under another flag it would mean something else. */
function sourceOf({ source, flags }: RegExp): string {
  if (/[^gsu]/.test(flags)) throw new Error(`a browser would read /${source}/${flags} in another way`);
  return source;
}
