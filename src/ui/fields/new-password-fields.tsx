import type { FormState } from "#kernel/form-state.ts";
import { Field, type ManagerRules } from "./field.tsx";
import type { Check } from "./password-checks.tsx";

type NewPasswordFieldsProps = {
  state: FormState;
  label: string;
  confirmation: string;
  checks: readonly Check[];
  manager: ManagerRules;
};

/** A new password and its repetition: `password`, `password_confirmation`. */
export const NewPasswordFields = ({
  state,
  label,
  confirmation,
  checks,
  manager,
}: NewPasswordFieldsProps) => (
  <>
    <Field
      state={state}
      name="password"
      label={label}
      type="password"
      autocomplete="new-password"
      checks={checks}
      manager={manager}
      required
    />
    <Field
      state={state}
      name="password_confirmation"
      label={confirmation}
      type="password"
      autocomplete="new-password"
      manager={manager}
      required
    />
  </>
);
