import type { FieldCheck } from "./fields/field-check.ts";

export type FieldErrors = Readonly<Record<string, string>>;

/** `values`: what was typed, never a password. `errors`: French messages by field name. `checks`: for the browser. */
export type FormState = {
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
  focus?: string;
  checks?: Readonly<Record<string, FieldCheck>>;
};

export const emptyForm: FormState = { values: {}, errors: {} };
