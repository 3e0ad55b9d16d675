export type FieldErrors = Readonly<Record<string, string>>;

/** `values`: what was typed, never a password. `errors`: French messages by field name. */
export type FormState = {
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
  focus?: string;
};

export const emptyForm: FormState = { values: {}, errors: {} };
