/** What is wrong with a form, by field name, in words for the person who typed. */
export type FieldErrors = Readonly<Record<string, string>>;

/** A form as it is shown: what was typed (never a password) and what is wrong with it. */
export type FormState = {
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
};

export const emptyForm: FormState = { values: {}, errors: {} };
