export type FieldErrors = Readonly<Record<string, string>>;

/** `values`: what was typed, never a password. `errors`: French messages by field name. */
export type FormState = {
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
  /** Name of the field that gets the focus, after a line was added or removed. */
  focus?: string;
};

export const emptyForm: FormState = { values: {}, errors: {} };
