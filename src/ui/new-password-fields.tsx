import type { FormState } from "#kernel/form-state.ts";
import { Field } from "./field.tsx";
import type { Check } from "./password-checks.tsx";

type NewPasswordFieldsProps = {
  state: FormState;
  label: string;
  confirmation: string;
  checks: readonly Check[];
};

/** A new password and its repetition: `password`, `password_confirmation`. */
export const NewPasswordFields = ({ state, label, confirmation, checks }: NewPasswordFieldsProps) => (
  <>
    <Field
      state={state}
      name="password"
      label={label}
      type="password"
      autocomplete="new-password"
      checks={checks}
      required
    />
    <Field
      state={state}
      name="password_confirmation"
      label={confirmation}
      type="password"
      autocomplete="new-password"
      required
    />
  </>
);
